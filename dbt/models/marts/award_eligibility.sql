{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- Whether a player has the games that the league's awards ask for since 2023-24: 65 of 20 minutes and more, two of which may be of 15 to 20.
with

seasons as (
  select *
  from {{ ref('player_season') }}
  where is_total and season_type = 'regular' and {{ is_to_be_built() }}
),

-- A regular season is over when all of it is final, or the next stage has results.
ends as (
  select season, team_games_planned, is_regular_complete or play_in_games_final + playoffs_games_final > 0 as is_over
  from {{ ref('dim_seasons') }}
),

-- Known to the schedule and not yet decided.
to_come as (
  select season, team_id, count(*) as games_to_come
  from (
    select season, home_team_id as team_id, season_type, status from {{ ref('fct_games') }}
    union all
    select season, away_team_id, season_type, status from {{ ref('fct_games') }}
  ) as sides
  where season_type = 'regular' and status not in ('final', 'cancelled') and team_id is not null and {{ is_to_be_built() }}
  group by season, team_id
),

counted as (
  select
    seasons.*,
    seasons.season >= '2023-24' as is_rule_in_force,
    {{ metric('games_counted', own='seasons.') }} as games_counted,
    coalesce(to_come.games_to_come, 0) as games_to_come
  from seasons
  left join to_come on to_come.season = seasons.season and to_come.team_id = seasons.last_team_id
)

select
  counted.season,
  counted.player_id,
  counted.last_team_id,
  counted.player_name,
  counted.team_games,
  counted.games_loaded,
  counted.games_played,
  counted.games_20_minutes,
  counted.games_15_to_20_minutes,
  counted.games_counted,
  case when counted.is_rule_in_force then {{ metric('games_needed', own='counted.') }} end as games_needed,
  counted.games_to_come,
  counted.is_complete,
  case
    when not counted.is_rule_in_force then null
    when counted.games_counted >= 65 then true
    -- games that are not loaded may hold what is missing
    when counted.is_complete and counted.games_counted + counted.games_to_come < 65 and ends.is_over then false
  end as is_eligible,
  case
    when not counted.is_rule_in_force or not counted.is_complete then null
    when ends.is_over or counted.team_games + counted.games_to_come >= ends.team_games_planned
      then counted.games_counted + counted.games_to_come >= 65
  end as can_still_qualify
from counted
left join ends on ends.season = counted.season
