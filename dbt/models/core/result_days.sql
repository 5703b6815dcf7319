{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons(with_before=true)) }}
{%- set text = dbt.type_string() -%}
-- One row per day of each season: fingerprints of what its results say to standings and to ratings, which grow by days.
with

games as (
  select * from {{ ref('fct_games') }} where {{ is_to_be_built(with_before=true) }}
),

-- Standings are as of every day from the first listed regular-season game to the last with a result.
spans as (
  select
    season,
    min(game_date) as first_date,
    max(case when is_final then game_date end) as last_date
  from games
  where season_type = 'regular' and {{ is_on_the_calendar() }}
  group by season
),

season_teams as (
  select season, home_team_id as team_id from games where season_type = 'regular' and home_team_id is not null
  union distinct
  select season, away_team_id from games where season_type = 'regular' and away_team_id is not null
),

rosters as (
  select
    season_teams.season,
    string_agg(
      concat(season_teams.team_id, ':', coalesce(spells.conference, ''), ':', coalesce(spells.division, '')), ' ' order by season_teams.team_id
    ) as teams
  from season_teams
  left join {{ ref('dim_teams') }} as spells
    on spells.team_id = season_teams.team_id
    and season_teams.season >= spells.from_season
    and season_teams.season <= coalesce(spells.to_season, '9999-99')
  group by season_teams.season
),

told as (
  select
    season,
    season_type,
    game_id,
    game_date,
    concat(
      game_id, ':', home_team_id, ':', away_team_id, ':', cast(home_score as {{ text }}), ':', cast(away_score as {{ text }}), ':',
      coalesce(cast(is_neutral as {{ text }}), ''), ':', coalesce({{ instant_text('tip_off_at') }}, '')
    ) as result
  from games
  where is_final and home_team_id is not null and away_team_id is not null and {{ is_of_the_season() }}
),

results as (
  select
    season,
    game_date,
    string_agg(case when season_type = 'regular' then result end, ' ' order by game_id) as regular_results,
    string_agg(result, ' ' order by game_id) as results
  from told
  group by season, game_date
)

select
  days.season,
  case
    when days.game_date >= spans.first_date and days.game_date <= coalesce(spans.last_date, spans.first_date) then
      {{ dbt.hash(dbt.concat(["'" ~ rules_of_standings() ~ " '", "coalesce(rosters.teams, '')", "' '", "coalesce(results.regular_results, '')"])) }}
  end as standings_sha,
  case
    when results.results is not null then {{ dbt.hash(dbt.concat(["'" ~ rules_of_ratings() ~ " '", "results.results"])) }}
  end as ratings_sha,
  days.game_date
from {{ ref('dim_dates') }} as days
left join spans on spans.season = days.season
left join rosters on rosters.season = days.season
left join results on results.season = days.season and results.game_date = days.game_date
where {{ is_to_be_built('days.season', with_before=true) }}
