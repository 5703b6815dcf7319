{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons(), cluster_by='game_id') }}
-- depends_on: {{ ref('season_answers') }}
-- One row a game, from whoever knows most about it: its box score, else a result on a scoreboard, else the schedule.
with

box_scores as (
  select *
  from {{ source('staging', 'games') }}
  where coalesce(game_status, 3) = 3 and home_score <> away_score
),

listings as (
  select
    *,
    {{ is_result('game_status', 'home_score', 'away_score') }} as is_final,
    {{ is_postponed('game_status', 'game_status_text', 'home_score', 'away_score') }} as is_postponed,
    {{ is_cancelled('game_status_text') }} as is_cancelled
  from {{ source('staging', 'scoreboard_games') }}
),

-- A postponed game keeps its id and is listed under several dates: its result counts, else its newest real listing.
best_listings as (
  select *
  from listings
  where true
  qualify row_number() over (
    partition by game_id
    order by is_final desc, is_postponed, is_cancelled, game_date desc
  ) = 1
),

schedule as (
  select
    *,
    {{ is_result('game_status', 'home_score', 'away_score') }} as is_final,
    {{ is_postponed('game_status', 'game_status_text', 'home_score', 'away_score') }} as is_postponed,
    {{ is_cancelled('game_status_text') }} as is_cancelled
  from {{ source('staging', 'schedule_games') }}
  where true
  -- Should two seasons' schedules name a game, the one of its own digits counts.
  qualify row_number() over (
    partition by game_id
    order by case when season = {{ season_of('game_id') }} then 0 else 1 end, season desc
  ) = 1
),

dates_listed as (
  select game_id, game_date from box_scores
  union all
  select game_id, game_date from listings
  union all
  select game_id, game_date from schedule
),

ids as (
  select game_id, min(game_date) as first_listed_date
  from dates_listed
  where {{ is_to_be_built(season_of('game_id')) }}
  group by game_id
),

box_minutes as (
  select game_id, max(seconds_played) as seconds_played
  from {{ source('staging', 'team_box_scores') }}
  where {{ is_to_be_built(none, 'game_date') }} and game_id in (select game_id from ids)
  group by game_id
),

games_with_plays as (
  select distinct game_id
  from {{ source('staging', 'plays') }}
  where {{ is_to_be_built(none, 'game_date') }} and game_id in (select game_id from ids)
),

joined as (
  select
    ids.game_id,
    ids.first_listed_date,
    coalesce(box.home_team_id, listing.home_team_id, schedule.home_team_id) as home_team_id,
    coalesce(box.away_team_id, listing.away_team_id, schedule.away_team_id) as away_team_id,
    coalesce(box.arena_name, schedule.arena_name) as arena_name,
    coalesce(box.arena_city, schedule.arena_city) as arena_city,
    coalesce(schedule.game_label, listing.game_label) as game_label,
    coalesce(schedule.game_sub_label, listing.game_sub_label) as game_sub_label,
    coalesce(schedule.series_text, listing.series_text) as series_text,
    box.attendance,
    coalesce(schedule.is_neutral, listing.is_neutral) as is_neutral,
    coalesce(box.game_date, case when listing.is_final then listing.game_date end, schedule.game_date, listing.game_date)
      as game_date,
    coalesce(box.tip_off_at, case when listing.is_final then listing.tip_off_at end, schedule.tip_off_at, listing.tip_off_at)
      as tip_off_at,
    case
      when box.game_id is not null then 'final'
      when listing.is_final or schedule.is_final then 'final'
      when schedule.is_cancelled or (schedule.game_id is null and listing.is_cancelled) then 'cancelled'
      when schedule.is_postponed then 'postponed'
      when listing.is_postponed and (schedule.game_id is null or schedule.game_date <= listing.game_date) then 'postponed'
      when coalesce(listing.game_status, 1) >= 2 and not listing.is_postponed then 'live'
      when coalesce(schedule.game_status, 1) >= 2 then 'live'
      else 'scheduled'
    end as status,
    case
      when box.game_id is null then 'score_only'
      when games_with_plays.game_id is null then 'box'
      else 'plays'
    end as detail,
    case
      when box.game_id is not null then box.home_score
      when listing.is_final then listing.home_score
      when schedule.is_final then schedule.home_score
    end as home_score,
    case
      when box.game_id is not null then box.away_score
      when listing.is_final then listing.away_score
      when schedule.is_final then schedule.away_score
    end as away_score,
    -- Each source says it in its own way: the box score by its periods or its minutes, a listing by its period or words.
    coalesce(
      box.period - coalesce(box.regulation_periods, 4),
      case when box.game_id is not null then cast(round((box_minutes.seconds_played - 14400) / 1500.0) as bigint) end,
      case when listing.is_final then listing.period - coalesce(listing.regulation_periods, 4) end,
      case when listing.is_final then {{ overtimes_in('listing.game_status_text') }} end,
      case when schedule.is_final then {{ overtimes_in('schedule.game_status_text') }} end
    ) as overtimes
  from ids
  left join box_scores as box on box.game_id = ids.game_id
  left join box_minutes on box_minutes.game_id = ids.game_id
  left join games_with_plays on games_with_plays.game_id = ids.game_id
  left join best_listings as listing on listing.game_id = ids.game_id
  left join schedule on schedule.game_id = ids.game_id
)

select
  game_id,
  home_team_id,
  away_team_id,
  case when home_score > away_score then home_team_id when away_score > home_score then away_team_id end as winner_team_id,
  case when home_score > away_score then away_team_id when away_score > home_score then home_team_id end as loser_team_id,
  {{ season_of('game_id') }} as season,
  {{ season_type_of('game_id') }} as season_type,
  status,
  detail,
  arena_name,
  arena_city,
  game_label,
  game_sub_label,
  series_text,
  home_score,
  away_score,
  case when status = 'final' then case when overtimes < 0 then 0 else overtimes end end as overtimes,
  attendance,
  status = 'final' as is_final,
  is_neutral,
  game_date,
  first_listed_date,
  tip_off_at
from joined
