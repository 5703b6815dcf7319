{#- Aggregates refuse such a game, so the rest of the season can be trusted: a warning. -#}
{{ config(severity = 'warn', store_failures = target.type == 'duckdb', schema = 'failures') }}
-- Players' lines are there and their team's line is not.
select game_id, game_date, teams_with_line, teams_with_players
from {{ ref('box_grades') }}
where teams_with_line < teams_with_players
