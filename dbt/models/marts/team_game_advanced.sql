{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
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
  from {{ batch_of(ref('fct_stints')) }}
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
  {{ metric('ortg') }} as ortg,
  {{ metric('drtg') }} as drtg,
  {{ metric('net_rtg') }} as net_rtg,
  {{ metric('pace') }} as pace,
  {{ metric('assist_pct') }} as assist_pct,
  {{ metric('team_assist_ratio') }} as team_assist_ratio,
  {{ metric('assist_to_turnover') }} as assist_to_turnover,
  {{ metric('offensive_rebound_pct') }} as offensive_rebound_pct,
  {{ metric('defensive_rebound_pct') }} as defensive_rebound_pct,
  {{ metric('rebound_pct') }} as rebound_pct,
  {{ metric('turnover_pct') }} as turnover_pct,
  {{ metric('effective_field_goal_pct') }} as effective_field_goal_pct,
  {{ metric('true_shooting_pct') }} as true_shooting_pct,
  {{ metric('free_throw_attempt_rate') }} as free_throw_attempt_rate,
  {{ metric('free_throws_made_rate') }} as free_throws_made_rate,
  {{ metric('opponent_offensive_rebound_pct') }} as opponent_offensive_rebound_pct,
  {{ metric('opponent_turnover_pct') }} as opponent_turnover_pct,
  {{ metric('opponent_effective_field_goal_pct') }} as opponent_effective_field_goal_pct,
  {{ metric('opponent_free_throw_attempt_rate') }} as opponent_free_throw_attempt_rate,
  {{ metric('opponent_free_throws_made_rate') }} as opponent_free_throws_made_rate,
  {{ metric('pie', team='') }} as pie,
  game_date
from lines
