{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons(), cluster_by='game_id') }}
{#- The counters of a team's line, in the box score's own words. -#}
{%- set counters = [
  'field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'three_pointers_attempted',
  'free_throws_made', 'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'rebounds_personal',
  'rebounds_team', 'assists', 'steals', 'blocks', 'turnovers_personal', 'turnovers_team', 'fouls_personal'
] -%}
{%- set own_counters = [
  'points_in_the_paint', 'points_fast_break', 'points_second_chance', 'points_from_turnovers', 'bench_points', 'biggest_lead'
] -%}
-- Two rows a final game, each with the opponent's line beside; lines are null where only the score is known.
-- Rest is counted over the whole calendar: Cup final, play-in and playoffs tire a team as well, and so does a game not loaded yet.
with

games as (
  select *
  from {{ ref('fct_games') }}
  where is_final and home_team_id is not null and away_team_id is not null and {{ is_to_be_built() }}
),

sides as (
  select game_id, home_team_id as team_id, away_team_id as opponent_team_id, home_score as points, away_score as opponent_points,
    true as is_home
  from games
  union all
  select game_id, away_team_id, home_team_id, away_score, home_score, false
  from games
),

calendar as (
  select game_id, home_team_id as team_id, season, game_date
  from {{ ref('fct_games') }}
  where {{ is_of_the_season() }} and {{ is_on_the_calendar() }} and home_team_id is not null and {{ is_to_be_built() }}
  union all
  select game_id, away_team_id, season, game_date
  from {{ ref('fct_games') }}
  where {{ is_of_the_season() }} and {{ is_on_the_calendar() }} and away_team_id is not null and {{ is_to_be_built() }}
),

rests as (
  select
    game_id,
    team_id,
    {{ dbt.datediff('lag(game_date) over (partition by season, team_id order by game_date, game_id)', 'game_date', 'day') }} - 1 as rest_days
  from calendar
),

lines as (
  select *
  from {{ source('staging', 'team_box_scores') }}
  where {{ is_to_be_built(none, 'game_date') }} and game_id in (select game_id from games)
)

select
  sides.game_id,
  sides.team_id,
  sides.opponent_team_id,
  games.season,
  games.season_type,
  games.detail,
  cast(row_number() over record as bigint) as team_game_number,
  {{ count_where_over('sides.points > sides.opponent_points', 'record') }} as wins_after,
  {{ count_where_over('sides.points < sides.opponent_points', 'record') }} as losses_after,
  cast(rests.rest_days as bigint) as rest_days,
  cast(opponent_rests.rest_days as bigint) as opponent_rest_days,
  sides.points,
  sides.opponent_points,
  games.overtimes,
  own.seconds_played,
  {%- for counter in counters %}
  own.{{ counter }},
  {%- endfor %}
  {%- for counter in own_counters %}
  own.{{ counter }},
  {%- endfor %}
  {%- for counter in counters %}
  opponent.{{ counter }} as opponent_{{ counter }},
  {%- endfor %}
  sides.is_home,
  games.is_neutral,
  sides.points > sides.opponent_points as is_win,
  games.overtimes > 0 as is_overtime,
  rests.rest_days = 0 as is_back_to_back,
  games.game_date
from sides
inner join games on games.game_id = sides.game_id
left join rests on rests.game_id = sides.game_id and rests.team_id = sides.team_id
left join rests as opponent_rests on opponent_rests.game_id = sides.game_id and opponent_rests.team_id = sides.opponent_team_id
left join lines as own
  on own.game_id = sides.game_id and own.team_id = sides.team_id and games.detail <> 'score_only'
left join lines as opponent
  on opponent.game_id = sides.game_id and opponent.team_id = sides.opponent_team_id and games.detail <> 'score_only'
window record as (partition by games.season, games.season_type, sides.team_id order by games.game_date, sides.game_id)
