{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
-- One row per game with plays: how the lead went to and fro, the longest runs, and how close the end was.
with

games_asked as (
  {{ games_to_add() }}
),

plays as (
  select
    plays.*,
    plays.home_score - plays.away_score as margin,
    plays.home_score_before - plays.away_score_before as margin_before
  from {{ batch_of(ref('fct_plays')) }} as plays
  inner join games_asked on games_asked.game_id = plays.game_id
),

scores as (
  select
    *,
    sign(margin) as leader,
    last_value(case when margin_before <> 0 then sign(margin_before) end ignore nulls) over upto as last_leader,
    case when team_id <> lag(team_id) over in_order or lag(team_id) over in_order is null then 1 else 0 end as is_new_run
  from plays
  where points > 0
  window
    in_order as (partition by game_id order by play_number),
    upto as (partition by game_id order by play_number rows between unbounded preceding and current row)
),

numbered as (
  select *, sum(is_new_run) over (partition by game_id order by play_number rows between unbounded preceding and current row) as run
  from scores
),

runs as (
  select game_id, team_id = home_team_id as is_home, run, sum(points) as points
  from numbered
  group by game_id, team_id = home_team_id, run
),

longest as (
  select
    game_id,
    max(case when is_home then points end) as home_longest_run,
    max(case when not is_home then points end) as away_longest_run
  from runs
  group by game_id
),

leads as (
  select
    game_id,
    {{ count_where('leader <> 0 and last_leader <> 0 and leader <> last_leader') }} as lead_changes,
    {{ count_where('leader = 0') }} as times_tied,
    max(case when margin > 0 then margin else 0 end) as home_largest_lead,
    max(case when margin < 0 then -margin else 0 end) as away_largest_lead,
    max(case when {{ metric('is_clutch') }} then 1 else 0 end) as clutch_scores
  from scores
  group by game_id
),

moments as (
  select
    game_id,
    period,
    play_number,
    seconds_elapsed,
    clock_seconds,
    margin,
    lead(seconds_elapsed) over (partition by game_id order by play_number) - seconds_elapsed as seconds
  from plays
),

times as (
  select
    game_id,
    sum(case when margin > 0 then seconds else 0 end) as home_seconds_leading,
    sum(case when margin < 0 then seconds else 0 end) as away_seconds_leading,
    sum(case when margin = 0 then seconds else 0 end) as seconds_tied,
    -- An interval that begins before the last five minutes has only its end in them.
    sum(case
      when period < 4 or abs(margin) > 5 then 0
      when clock_seconds <= 300 then seconds
      when seconds > clock_seconds - 300 then seconds - (clock_seconds - 300)
      else 0
    end) as clutch_seconds
  from moments
  group by game_id
),

clutch as (
  select
    game_id,
    sum(case when team_id = home_team_id then points else 0 end) as home_clutch_points,
    sum(case when team_id = away_team_id then points else 0 end) as away_clutch_points
  from plays
  where {{ metric('is_clutch') }}
  group by game_id
),

games as (
  select distinct game_id, home_team_id, away_team_id, season, season_type, answer_sha, game_date
  from plays
)

select
  games.game_id,
  games.home_team_id,
  games.away_team_id,
  games.season,
  games.season_type,
  grades.plays_grade,
  games.answer_sha,
  coalesce(leads.lead_changes, 0) as lead_changes,
  coalesce(leads.times_tied, 0) as times_tied,
  cast(coalesce(leads.home_largest_lead, 0) as bigint) as home_largest_lead,
  cast(coalesce(leads.away_largest_lead, 0) as bigint) as away_largest_lead,
  cast(coalesce(longest.home_longest_run, 0) as bigint) as home_longest_run,
  cast(coalesce(longest.away_longest_run, 0) as bigint) as away_longest_run,
  cast(coalesce(clutch.home_clutch_points, 0) as bigint) as home_clutch_points,
  cast(coalesce(clutch.away_clutch_points, 0) as bigint) as away_clutch_points,
  round(coalesce(times.home_seconds_leading, 0), 2) as home_seconds_leading,
  round(coalesce(times.away_seconds_leading, 0), 2) as away_seconds_leading,
  round(coalesce(times.seconds_tied, 0), 2) as seconds_tied,
  round(coalesce(times.clutch_seconds, 0), 2) as clutch_seconds,
  coalesce(times.clutch_seconds, 0) > 0 as has_clutch,
  games.game_date
from games
left join leads on leads.game_id = games.game_id
left join longest on longest.game_id = games.game_id
left join times on times.game_id = games.game_id
left join clutch on clutch.game_id = games.game_id
left join {{ ref('play_grades') }} as grades on grades.game_id = games.game_id
