{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
{#- The league's rates: what a player did over what his team did while he was on court. -#}
{%- set shares = [
  'points', 'field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'three_pointers_attempted',
  'free_throws_made', 'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'assists', 'steals', 'blocks',
  'turnovers', 'fouls_personal'
] -%}
-- One row per player and game he was on court in, with the league's on-court rates.
with

games as (
  {{ games_to_add() }}
),

trips as (
  select game_id, player_id, count(*) as free_throw_trips
  from {{ batch_of(ref('fct_plays')) }}
  where is_free_throw_trip and game_id in (select game_id from games)
  group by game_id, player_id
),

lines as (
  select
    court.*,
    box.player_name,
    coalesce(trips.free_throw_trips, 0) as own_free_throw_trips,
    {%- for name in shares %}
    box.{{ name }} as own_{{ name }},
    {%- endfor %}
    box.is_home,
    box.is_starter
  from {{ batch_of(ref('player_game_on_court')) }} as court
  inner join games on games.game_id = court.game_id
  inner join {{ batch_of(ref('fct_player_games')) }} as box on box.game_id = court.game_id and box.player_id = court.player_id
  left join trips on trips.game_id = court.game_id and trips.player_id = court.player_id
)

select
  game_id,
  player_id,
  team_id,
  opponent_team_id,
  player_name,
  season,
  season_type,
  plays_grade,
  answer_sha,
  seconds,
  possessions,
  opponent_possessions,
  plays,
  own_points as points,
  own_free_throw_trips as free_throw_trips,
  {{ metric('ortg_on_court', own='own_', team='') }} as ortg_on_court,
  {{ metric('drtg_on_court', own='own_', team='') }} as drtg_on_court,
  {{ metric('net_rtg_on_court', own='own_', team='') }} as net_rtg_on_court,
  {{ metric('pace_on_court', own='own_', team='') }} as pace_on_court,
  {{ metric('usage_pct_on_court', own='own_', team='') }} as usage_pct_on_court,
  {{ metric('assist_pct_on_court', own='own_', team='') }} as assist_pct_on_court,
  {{ metric('offensive_rebound_pct_on_court', own='own_', team='') }} as offensive_rebound_pct_on_court,
  {{ metric('defensive_rebound_pct_on_court', own='own_', team='') }} as defensive_rebound_pct_on_court,
  {{ metric('rebound_pct_on_court', own='own_', team='') }} as rebound_pct_on_court,
  {{ metric('assist_ratio', own='own_', team='') }} as assist_ratio,
  {{ metric('turnover_ratio', own='own_', team='') }} as turnover_ratio,
  {{ metric('assist_to_turnover', own='own_', team='') }} as assist_to_turnover,
  {{ metric('effective_field_goal_pct', own='own_', team='') }} as effective_field_goal_pct,
  {{ metric('true_shooting_pct', own='own_', team='') }} as true_shooting_pct,
  {{ metric('pie', own='own_', team='') }} as pie,
  {{ metric('team_effective_field_goal_pct_on_court', own='own_', team='') }} as team_effective_field_goal_pct_on_court,
  {{ metric('team_free_throw_attempt_rate_on_court', own='own_', team='') }} as team_free_throw_attempt_rate_on_court,
  {{ metric('team_turnover_pct_on_court', own='own_', team='') }} as team_turnover_pct_on_court,
  {{ metric('team_offensive_rebound_pct_on_court', own='own_', team='') }} as team_offensive_rebound_pct_on_court,
  {{ metric('opponent_effective_field_goal_pct_on_court', own='own_', team='') }} as opponent_effective_field_goal_pct_on_court,
  {{ metric('opponent_free_throw_attempt_rate_on_court', own='own_', team='') }} as opponent_free_throw_attempt_rate_on_court,
  {{ metric('opponent_turnover_pct_on_court', own='own_', team='') }} as opponent_turnover_pct_on_court,
  {{ metric('opponent_offensive_rebound_pct_on_court', own='own_', team='') }} as opponent_offensive_rebound_pct_on_court,
  {%- for name in shares %}
  {{ metric(name ~ '_share_on_court', own='own_', team='') }} as {{ name }}_share_on_court,
  {%- endfor %}
  is_home,
  is_starter,
  game_date
from lines
