{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), partition_by=by_month(), cluster_by='game_id') }}
{%- set counters = counters_of_play() -%}
-- Two rows per game with plays, one a team: counted possessions, ratings, pace and the four factors, all counted from the plays.
with

games as (
  {{ games_to_add() }}
),

lines as (
  select
    game_id,
    team_id,
    opponent_team_id,
    season,
    season_type,
    plays_grade,
    answer_sha,
    round(sum(seconds), 2) as seconds,
    {%- for side in ['', 'opponent_'] %}
    {%- for name in ['possessions', 'plays'] + (counters | list) %}
    {{ total(side ~ name) }} as {{ side }}{{ name }},
    {%- endfor %}
    {%- endfor %}
    game_date
  from {{ ref('fct_stints') }}
  where game_id in (select game_id from games)
  group by game_id, team_id, opponent_team_id, season, season_type, plays_grade, answer_sha, game_date
)

select
  game_id,
  team_id,
  opponent_team_id,
  season,
  season_type,
  plays_grade,
  answer_sha,
  seconds,
  possessions,
  opponent_possessions,
  plays,
  points,
  opponent_points,
  free_throw_trips,
  turnovers,
  rebounds_team_offensive_live,
  rebounds_team_defensive_live,
  points_in_the_paint,
  points_fast_break,
  points_second_chance,
  points_from_turnovers,
  {{ safe_divide('100 * points', 'possessions') }} as ortg,
  {{ safe_divide('100 * opponent_points', 'opponent_possessions') }} as drtg,
  {{ safe_divide('100 * points', 'possessions') }} - {{ safe_divide('100 * opponent_points', 'opponent_possessions') }} as net_rtg,
  {{ safe_divide('48 * 60 * (possessions + opponent_possessions) / 2.0', 'seconds') }} as pace,
  {{ safe_divide('assists', 'field_goals_made') }} as assist_pct,
  {{ safe_divide('100 * assists', 'plays + assists') }} as assist_ratio,
  {{ safe_divide('assists', 'turnovers') }} as assist_to_turnover,
  {{ safe_divide(live_rebounds('offensive'), live_rebounds('offensive') ~ ' + ' ~ live_rebounds('defensive', 'opponent_')) }} as offensive_rebound_pct,
  {{ safe_divide(live_rebounds('defensive'), live_rebounds('defensive') ~ ' + ' ~ live_rebounds('offensive', 'opponent_')) }} as defensive_rebound_pct,
  {{ safe_divide(live_rebounds('offensive') ~ ' + ' ~ live_rebounds('defensive'), [live_rebounds('offensive'), live_rebounds('defensive'), live_rebounds('offensive', 'opponent_'), live_rebounds('defensive', 'opponent_')] | join(' + ')) }} as rebound_pct,
  {{ safe_divide('turnovers', 'possessions') }} as turnover_pct,
  {{ safe_divide('field_goals_made + 0.5 * three_pointers_made', 'field_goals_attempted') }} as effective_field_goal_pct,
  {{ safe_divide('points', '2 * (field_goals_attempted + 0.44 * free_throws_attempted)') }} as true_shooting_pct,
  {{ safe_divide('free_throws_attempted', 'field_goals_attempted') }} as free_throw_attempt_rate,
  {{ safe_divide('free_throws_made', 'field_goals_attempted') }} as free_throws_made_rate,
  {{ safe_divide(live_rebounds('offensive', 'opponent_'), live_rebounds('offensive', 'opponent_') ~ ' + ' ~ live_rebounds('defensive')) }} as opponent_offensive_rebound_pct,
  {{ safe_divide('opponent_turnovers', 'opponent_possessions') }} as opponent_turnover_pct,
  {{ safe_divide('opponent_field_goals_made + 0.5 * opponent_three_pointers_made', 'opponent_field_goals_attempted') }} as opponent_effective_field_goal_pct,
  {{ safe_divide('opponent_free_throws_attempted', 'opponent_field_goals_attempted') }} as opponent_free_throw_attempt_rate,
  {{ safe_divide('opponent_free_throws_made', 'opponent_field_goals_attempted') }} as opponent_free_throws_made_rate,
  {{ safe_divide(impact_sum(), impact_sum() ~ ' + ' ~ impact_sum('opponent_')) }} as pie,
  game_date
from lines
