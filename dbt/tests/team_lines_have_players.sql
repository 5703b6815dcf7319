{#- Aggregates refuse such a game, so the rest of the season can be trusted: a warning. -#}
{{ config(severity = 'warn', store_failures = target.type == 'duckdb', schema = 'failures') }}
-- The reverse: a team's line is there and nobody who played.
select game_id, game_date, teams_with_line, teams_with_players
from {{ ref('box_grades') }}
where teams_with_players < teams_with_line
