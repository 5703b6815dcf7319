{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- An id once read as a number has lost its zeros: 22400458 is not 0022400458, and joins nothing.
with

ids as (
  {%- for table in ['scoreboard_games', 'schedule_games', 'games', 'team_box_scores', 'player_box_scores', 'period_scores'] %}
  select '{{ table }}' as table_name, game_id from {{ source('staging', table) }}
  {{ 'union distinct' if not loop.last }}
  {%- endfor %}
)

select table_name, game_id
from ids
where length(game_id) <> 10 or game_id not like '00%' or {{ dbt.safe_cast('game_id', 'bigint') }} is null
