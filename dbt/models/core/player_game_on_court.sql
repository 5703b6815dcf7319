{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
{%- set counters = counters_of_play() %}
-- One row per player and game he was on court in: what his team and the opponent did meanwhile.
with

games as (
  {{ games_to_add() }}
),

players as (
  select players.*
  from {{ batch_of(ref('fct_stint_players')) }} as players
  inner join games on games.game_id = players.game_id
),

stints as (
  select stints.*
  from {{ batch_of(ref('fct_stints')) }} as stints
  inner join games on games.game_id = stints.game_id
),

possessions as (
  select possessions.*
  from {{ batch_of(ref('fct_possessions')) }} as possessions
  inner join games on games.game_id = possessions.game_id
  where possessions.is_counted
),

-- A possession counts for everyone who had a part in it: on court for some of its time, or when the ball was played.
touched as (
  select possessions.game_id, possessions.team_id, possessions.possession_number, stints.stint_number
  from possessions
  inner join stints on stints.game_id = possessions.game_id and stints.team_id = possessions.team_id
  where stints.start_seconds < possessions.end_seconds and stints.end_seconds > possessions.start_seconds
  union distinct
  select possessions.game_id, possessions.team_id, possessions.possession_number, plays.credited_stint_number
  from possessions
  inner join {{ batch_of(ref('fct_plays')) }} as plays
    on plays.game_id = possessions.game_id and plays.possession_number = possessions.possession_number
  where plays.is_with_the_ball
  union distinct
  select game_id, team_id, possession_number, stint_number
  from possessions
),

counted as (
  select
    players.game_id,
    players.player_id,
    count(distinct case when touched.team_id = players.team_id then touched.possession_number end) as possessions,
    count(distinct case when touched.team_id <> players.team_id then touched.possession_number end) as opponent_possessions
  from players
  inner join touched on touched.game_id = players.game_id and touched.stint_number = players.stint_number
  group by players.game_id, players.player_id
),

summed as (
  select
    players.game_id,
    players.player_id,
    players.team_id,
    players.opponent_team_id,
    stints.season,
    stints.season_type,
    stints.plays_grade,
    stints.answer_sha,
    round(sum(stints.seconds), 2) as seconds,
    count(*) as stints,
    {%- for side in ['', 'opponent_'] %}
    {{ total('stints.' ~ side ~ 'plays - stints.' ~ side ~ 'possessions') }} as {{ side }}plays_continued,
    {%- for name in counters %}
    {{ total('stints.' ~ side ~ name) }} as {{ side }}{{ name }},
    {%- endfor %}
    {%- endfor %}
    stints.game_date
  from players
  inner join stints
    on stints.game_id = players.game_id and stints.stint_number = players.stint_number and stints.team_id = players.team_id
  group by players.game_id, players.player_id, players.team_id, players.opponent_team_id, stints.season, stints.season_type, stints.plays_grade, stints.answer_sha, stints.game_date
)

select
  summed.game_id,
  summed.player_id,
  summed.team_id,
  summed.opponent_team_id,
  summed.season,
  summed.season_type,
  summed.plays_grade,
  summed.answer_sha,
  summed.seconds,
  summed.stints,
  coalesce(counted.possessions, 0) as possessions,
  coalesce(counted.opponent_possessions, 0) as opponent_possessions,
  coalesce(counted.possessions, 0) + summed.plays_continued as plays,
  coalesce(counted.opponent_possessions, 0) + summed.opponent_plays_continued as opponent_plays,
  {%- for side in ['', 'opponent_'] %}
  {%- for name in counters %}
  summed.{{ side }}{{ name }},
  {%- endfor %}
  {%- endfor %}
  summed.game_date
from summed
left join counted on counted.game_id = summed.game_id and counted.player_id = summed.player_id
