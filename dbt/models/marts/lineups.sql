{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- One row per season, season type, team and five players who were on court together; a possession counts for the five who ended it.
with

names as (
  select season, player_id, player_name
  from {{ ref('fct_player_games') }}
  where {{ is_to_be_built('season', 'game_date') }}
  qualify row_number() over (partition by season, player_id order by game_date desc, game_id desc, team_id) = 1
),

fives as (
  select
    season,
    season_type,
    team_id,
    lineup_id,
    {%- for place in range(1, 6) %}
    player_{{ place }}_id,
    {%- endfor %}
    count(distinct game_id) as games,
    count(distinct case when plays_grade in ('doubtful', 'incomplete') then game_id end) as games_doubtful,
    round(sum(seconds), 2) as seconds,
    {%- for side in ['', 'opponent_'] %}
    {%- for name in ['possessions', 'points', 'field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'free_throws_attempted', 'turnovers', 'rebounds_offensive', 'rebounds_defensive', 'rebounds_team_offensive_live', 'rebounds_team_defensive_live'] %}
    {{ total(side ~ name) }} as {{ side }}{{ name }},
    {%- endfor %}
    {%- endfor %}
    max(game_date) as last_game_date
  from {{ ref('fct_stints') }}
  where players = 5 and season_type in ('regular', 'play_in', 'playoffs', 'cup_final') and {{ is_to_be_built('season', 'game_date') }}
  group by season, season_type, team_id, lineup_id, player_1_id, player_2_id, player_3_id, player_4_id, player_5_id
)

select
  fives.season,
  fives.season_type,
  fives.team_id,
  fives.lineup_id,
  {%- for place in range(1, 6) %}
  fives.player_{{ place }}_id,
  {%- endfor %}
  concat(
    {%- for place in range(1, 6) %}
    coalesce(player_{{ place }}.player_name, fives.player_{{ place }}_id){{ ", ', '," if not loop.last }}
    {%- endfor %}
  ) as players,
  fives.games,
  fives.games_doubtful,
  fives.seconds,
  fives.possessions,
  fives.opponent_possessions,
  fives.points,
  fives.opponent_points,
  {{ metric('ortg_on_court', team='fives.', opponent='fives.opponent_') }} as ortg_on_court,
  {{ metric('drtg_on_court', team='fives.', opponent='fives.opponent_') }} as drtg_on_court,
  {{ metric('net_rtg_on_court', team='fives.', opponent='fives.opponent_') }} as net_rtg_on_court,
  {{ metric('pace_on_court', team='fives.', opponent='fives.opponent_') }} as pace_on_court,
  {{ metric('effective_field_goal_pct', own='fives.', opponent='fives.opponent_') }} as effective_field_goal_pct,
  {{ metric('opponent_effective_field_goal_pct', own='fives.', opponent='fives.opponent_') }} as opponent_effective_field_goal_pct,
  {{ metric('turnover_pct', own='fives.', opponent='fives.opponent_') }} as turnover_pct,
  {{ metric('offensive_rebound_pct', own='fives.', opponent='fives.opponent_') }} as offensive_rebound_pct,
  {{ metric('free_throw_attempt_rate', own='fives.', opponent='fives.opponent_') }} as free_throw_attempt_rate,
  fives.last_game_date
from fives
{%- for place in range(1, 6) %}
left join names as player_{{ place }} on player_{{ place }}.season = fives.season and player_{{ place }}.player_id = fives.player_{{ place }}_id
{%- endfor %}
