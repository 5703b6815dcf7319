{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
{%- set splits = {
  'place': "case when coalesce(is_neutral, false) then 'neutral' when is_home then 'home' else 'road' end",
  'month': "substr(cast(game_date as " ~ dbt.type_string() ~ "), 1, 7)",
  'opponent': 'opponent_team_id',
  'result': "case when is_win then 'win' else 'loss' end",
  'rest': "case when rest_days is null then 'first_game' when rest_days >= 3 then '3_or_more' else cast(rest_days as " ~ dbt.type_string() ~ ") end"
} -%}
-- A team's season cut in five ways; each cut adds up to the season.
with

lines as (
  {{ team_lines() }}
),

cut as (
  {%- for split, value in splits.items() %}
  select *, '{{ split }}' as split, {{ value }} as split_value
  from lines
  where {{ is_of_the_season() }}
  {{ 'union all' if not loop.last }}
  {%- endfor %}
),

totals as (
  select
    season,
    season_type,
    team_id,
    split,
    split_value,
    {{ sums_of_team_lines() }}
  from cut
  group by season, season_type, team_id, split, split_value
),

estimated as (
  select *, {{ metric('possessions_est') }} as possessions_est
  from totals
)

select
  season,
  season_type,
  team_id,
  split,
  split_value,
  games_played,
  games_loaded,
  games_with_plays,
  wins,
  losses,
  {{ metric('win_pct', columns={'own.games': 'games_played'}) }} as win_pct,
  {%- for name in ['points_per_game', 'opponent_points_per_game', 'net_points_per_game'] %}
  {{ metric(name, columns={'own.games': 'games_played'}) }} as {{ name }},
  {%- endfor %}
  {%- for name, rate in rates_of_team_lines().items() %}
  {{ rate }} as {{ name }},
  {%- endfor %}
  {%- for name in ['ortg', 'drtg', 'net_rtg', 'pace'] %}
  {{ ratings_of_team_lines()[name] }} as {{ name }},
  {%- endfor %}
  {%- for name, rate in estimates_of_team_lines().items() %}
  {{ rate }} as {{ name }},
  {%- endfor %}
  games_loaded = games_played as is_complete
from estimated
