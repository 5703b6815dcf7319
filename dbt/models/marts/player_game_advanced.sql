{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), partition_by=by_month(), cluster_by='game_id') }}
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
  from {{ ref('fct_plays') }}
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
  from {{ ref('player_game_on_court') }} as court
  inner join games on games.game_id = court.game_id
  inner join {{ ref('fct_player_games') }} as box on box.game_id = court.game_id and box.player_id = court.player_id
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
  {{ safe_divide('100 * points', 'possessions') }} as ortg_on_court,
  {{ safe_divide('100 * opponent_points', 'opponent_possessions') }} as drtg_on_court,
  {{ safe_divide('100 * points', 'possessions') }} - {{ safe_divide('100 * opponent_points', 'opponent_possessions') }} as net_rtg_on_court,
  {{ safe_divide('48 * 60 * (possessions + opponent_possessions) / 2.0', 'seconds') }} as pace_on_court,
  {{ safe_divide('own_field_goals_attempted + own_free_throw_trips + own_turnovers', 'plays') }} as usage_pct_on_court,
  {{ safe_divide('own_assists', 'field_goals_made - own_field_goals_made') }} as assist_pct_on_court,
  {{ safe_divide('own_rebounds_offensive', live_rebounds('offensive') ~ ' + ' ~ live_rebounds('defensive', 'opponent_')) }} as offensive_rebound_pct_on_court,
  {{ safe_divide('own_rebounds_defensive', live_rebounds('defensive') ~ ' + ' ~ live_rebounds('offensive', 'opponent_')) }} as defensive_rebound_pct_on_court,
  {{ safe_divide('own_rebounds_offensive + own_rebounds_defensive', [live_rebounds('offensive'), live_rebounds('defensive'), live_rebounds('offensive', 'opponent_'), live_rebounds('defensive', 'opponent_')] | join(' + ')) }} as rebound_pct_on_court,
  {{ safe_divide('100 * own_assists', 'own_field_goals_attempted + own_free_throw_trips + own_assists + own_turnovers') }} as assist_ratio,
  {{ safe_divide('100 * own_turnovers', 'own_field_goals_attempted + own_free_throw_trips + own_assists + own_turnovers') }} as turnover_ratio,
  {{ safe_divide('own_assists', 'own_turnovers') }} as assist_to_turnover,
  {{ safe_divide('own_field_goals_made + 0.5 * own_three_pointers_made', 'own_field_goals_attempted') }} as effective_field_goal_pct,
  {{ safe_divide('own_points', '2 * (own_field_goals_attempted + 0.44 * own_free_throws_attempted)') }} as true_shooting_pct,
  {{ safe_divide(impact_sum('own_'), impact_sum() ~ ' + ' ~ impact_sum('opponent_')) }} as pie,
  {{ safe_divide('field_goals_made + 0.5 * three_pointers_made', 'field_goals_attempted') }} as team_effective_field_goal_pct_on_court,
  {{ safe_divide('free_throws_attempted', 'field_goals_attempted') }} as team_free_throw_attempt_rate_on_court,
  {{ safe_divide('turnovers', simple_possessions()) }} as team_turnover_pct_on_court,
  {{ safe_divide('rebounds_offensive', 'rebounds_offensive + opponent_rebounds_defensive') }} as team_offensive_rebound_pct_on_court,
  {{ safe_divide('opponent_field_goals_made + 0.5 * opponent_three_pointers_made', 'opponent_field_goals_attempted') }} as opponent_effective_field_goal_pct_on_court,
  {{ safe_divide('opponent_free_throws_attempted', 'opponent_field_goals_attempted') }} as opponent_free_throw_attempt_rate_on_court,
  {{ safe_divide('opponent_turnovers', simple_possessions('opponent_')) }} as opponent_turnover_pct_on_court,
  {{ safe_divide('opponent_rebounds_offensive', 'opponent_rebounds_offensive + rebounds_defensive') }} as opponent_offensive_rebound_pct_on_court,
  {%- for name in shares %}
  {{ safe_divide('own_' ~ name, name) }} as {{ name }}_share_on_court,
  {%- endfor %}
  is_home,
  is_starter,
  game_date
from lines
