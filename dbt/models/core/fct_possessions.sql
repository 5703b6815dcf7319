{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
-- One row per possession: who had the ball, from when to when, what came of it and how it ended.
with

games as (
  {{ games_to_add() }}
),

plays as (
  select
    plays.*,
    case when is_with_the_ball then play_number end as ball_number
  from {{ batch_of(ref('fct_plays')) }} as plays
  inner join games on games.game_id = plays.game_id
  where plays.possession_number is not null
),

runs as (
  select
    game_id,
    season,
    season_type,
    home_team_id,
    away_team_id,
    answer_sha,
    game_date,
    period,
    possession_number,
    offense_team_id,
    min(ball_number) as first_ball,
    max(ball_number) as last_ball,
    max(play_number) as last_play,
    max(case when event = 'shot' and is_made or event = 'free_throw' and not is_technical_free_throw then play_number end) as last_scoring_try,
    sum(case when team_id = offense_team_id then points else 0 end) as points,
    sum(case when team_id <> offense_team_id then points else 0 end) as opponent_points,
    {{ count_where("event = 'shot'") }} as field_goals_attempted,
    {{ count_where("event = 'shot' and is_made") }} as field_goals_made,
    {{ count_where("event = 'shot' and is_made and is_three") }} as three_pointers_made,
    {{ count_where('is_free_throw_trip') }} as free_throw_trips,
    {{ count_where("event = 'turnover'") }} as turnovers,
    {{ count_where("event = 'rebound' and is_offensive_rebound and not is_dead_ball_rebound") }} as offensive_rebounds
  from plays
  group by game_id, season, season_type, home_team_id, away_team_id, answer_sha, game_date, period, possession_number, offense_team_id
),

edges as (
  select
    runs.*,
    opening.event as first_event,
    opening.seconds_elapsed as first_seconds,
    closing.event as last_event,
    closing.is_end_of_possession as is_ended,
    closing.seconds_elapsed as last_seconds,
    closing.credited_stint_number as last_stint,
    final.stint_number as last_play_stint,
    opening.stint_number as first_stint,
    case when runs.period <= 4 then (runs.period - 1) * 720 else 2880 + (runs.period - 5) * 300 end as period_start,
    case when runs.period <= 4 then runs.period * 720 else 2880 + (runs.period - 4) * 300 end as period_end
  from runs
  left join plays as opening on opening.game_id = runs.game_id and opening.play_number = runs.first_ball
  left join plays as closing on closing.game_id = runs.game_id and closing.play_number = runs.last_ball
  inner join plays as final on final.game_id = runs.game_id and final.play_number = runs.last_play
),

neighbours as (
  select
    *,
    lead(first_event) over of_period as next_event,
    lead(first_seconds) over of_period as next_seconds,
    lead(first_stint) over of_period as next_stint,
    lead(possession_number) over of_period as next_number,
    lag(last_seconds) over of_period as seconds_before,
    lag(is_ended) over of_period as is_ended_before,
    lag(last_event) over of_period as event_before,
    max(last_scoring_try) over (partition by game_id, period order by possession_number rows between current row and unbounded following) as next_scoring_try
  from edges
  window of_period as (partition by game_id, period order by possession_number)
),

timed as (
  select
    *,
    case
      when seconds_before is null then period_start
      when not is_ended_before and first_seconds is not null then first_seconds
      else seconds_before
    end as start_seconds,
    case
      when next_number is null then period_end
      when not is_ended and next_seconds is not null then next_seconds
      else last_seconds
    end as end_seconds,
    case
      when is_ended and last_event = 'shot' then 'made_shot'
      when is_ended and last_event = 'free_throw' then 'made_free_throw'
      when is_ended then 'turnover'
      when next_number is null then 'end_of_period'
      when next_event = 'rebound' then 'defensive_rebound'
      when next_event = 'jump_ball' then 'jump_ball'
      else 'unseen'
    end as ended_by
  from neighbours
)

select
  timed.game_id,
  timed.offense_team_id as team_id,
  case when timed.offense_team_id = timed.home_team_id then timed.away_team_id else timed.home_team_id end as opponent_team_id,
  timed.season,
  timed.season_type,
  case
    when timed.seconds_before is null then 'start_of_period'
    when timed.first_event = 'rebound' and not timed.is_ended_before then 'defensive_rebound'
    when timed.first_event = 'jump_ball' and not timed.is_ended_before then 'jump_ball'
    when timed.is_ended_before and timed.event_before = 'shot' then 'made_shot'
    when timed.is_ended_before and timed.event_before = 'free_throw' then 'made_free_throw'
    when timed.is_ended_before then 'turnover'
    else 'unseen'
  end as started_by,
  timed.ended_by,
  grades.plays_grade,
  timed.answer_sha,
  timed.possession_number,
  timed.period,
  case
    when timed.is_ended then timed.last_stint
    when timed.ended_by in ('defensive_rebound', 'jump_ball') then timed.next_stint
    else timed.last_play_stint
  end as stint_number,
  timed.start_seconds,
  timed.end_seconds,
  round(timed.end_seconds - timed.start_seconds, 2) as seconds,
  cast(timed.points as bigint) as points,
  cast(timed.opponent_points as bigint) as opponent_points,
  timed.field_goals_made,
  timed.field_goals_attempted,
  timed.three_pointers_made,
  timed.free_throw_trips,
  timed.turnovers,
  timed.offensive_rebounds,
  -- With 2 s or less left it counts only if a field goal or free throws came with its start or follow in the period.
  {{ metric('is_counted', columns={
    'own.seconds_left': 'timed.period_end - timed.start_seconds',
    'own.has_scoring_try': "(timed.next_scoring_try is not null or coalesce(timed.is_ended_before and timed.event_before in ('shot', 'free_throw'), false))"
  }) }} as is_counted,
  timed.game_date
from timed
left join {{ ref('play_grades') }} as grades on grades.game_id = timed.game_id
