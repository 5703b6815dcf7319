{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- The league's averages of a season, one row a season type: a team's game in the middle, from totals of all teams.
with

lines as (
  {{ team_lines() }}
),

totals as (
  select
    season,
    season_type,
    {{ sums_of_team_lines() }},
    count(distinct team_id) as teams
  from lines
  where {{ is_of_the_season() }}
  group by season, season_type
),

estimated as (
  select *, {{ metric('possessions_est') }} as possessions_est
  from totals
),

listed as (
  select
    season,
    season_type,
    {{ count_where(is_on_the_calendar() ~ " or status = 'postponed'") }} as games_listed,
    {{ count_where('is_final') }} as games_final,
    {{ count_where('is_final and not coalesce(is_neutral, false)') }} as games_with_home,
    {{ count_where('is_final and not coalesce(is_neutral, false) and home_score > away_score') }} as home_wins,
    {{ total('case when is_final and not coalesce(is_neutral, false) then home_score - away_score end') }} as home_margin
  from {{ ref('fct_games') }}
  where {{ is_of_the_season() }} and {{ is_to_be_built() }}
  group by season, season_type
)

select
  estimated.season,
  estimated.season_type,
  estimated.teams,
  listed.games_listed,
  listed.games_final,
  cast(estimated.games_loaded / 2 as bigint) as games_loaded,
  cast(estimated.games_with_plays / 2 as bigint) as games_with_plays,
  cast(estimated.overtime_games / 2 as bigint) as overtime_games,
  {{ metric('points_per_game', columns={'own.games': 'games_played'}) }} as points_per_game,
  {{ metric('rebounds_per_game', columns={'own.games': 'games_loaded', 'own.rebounds': 'rebounds_offensive + rebounds_defensive'}) }} as rebounds_per_game,
  {%- for name in ['field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'three_pointers_attempted', 'free_throws_made', 'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'assists', 'steals', 'blocks', 'turnovers', 'fouls_personal'] %}
  {{ metric(name ~ '_per_game', columns={'own.games': 'games_loaded'}) }} as {{ name }}_per_game,
  {%- endfor %}
  {%- for name, rate in rates_of_team_lines().items() if not name.startswith('opponent_') %}
  {{ rate }} as {{ name }},
  {%- endfor %}
  {%- for name in ['ortg', 'pace', 'turnover_pct', 'offensive_rebound_pct'] %}
  {{ ratings_of_team_lines()[name] }} as {{ name }},
  {%- endfor %}
  {%- for name in ['ortg_est', 'pace_est'] %}
  {{ estimates_of_team_lines()[name] }} as {{ name }},
  {%- endfor %}
  {{ metric('home_win_pct', own='listed.') }} as home_win_pct,
  {{ metric('home_margin_per_game', own='listed.') }} as home_margin_per_game,
  coalesce(seasons.is_regular_complete and listed.games_listed = listed.games_final, false) as is_final,
  coalesce(seasons.is_regular_complete and listed.games_listed = listed.games_final and estimated.games_loaded = estimated.games_played, false) as is_complete
from estimated
inner join listed on listed.season = estimated.season and listed.season_type = estimated.season_type
left join {{ ref('dim_seasons') }} as seasons on seasons.season = estimated.season
