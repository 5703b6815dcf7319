{#- Aggregates refuse such a game, so the rest of the season can be trusted: a warning. -#}
{{ config(severity = 'warn', store_failures = target.type == 'duckdb', schema = 'failures') }}
-- A game that was won, and a side that did nothing in it.
select game_id, game_date
from {{ ref('box_grades') }}
where box_grade = 'zeroed'
