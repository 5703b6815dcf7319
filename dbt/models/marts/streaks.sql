{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- Every run of wins or of losses of a team in a season and season type.
with

games as (
  select
    season,
    season_type,
    team_id,
    game_id,
    team_game_number,
    points,
    opponent_points,
    is_win,
    game_date,
    team_game_number - row_number() over (partition by season, season_type, team_id, is_win order by team_game_number) as island
  from {{ ref('fct_team_games') }}
  where {{ is_of_the_season() }} and {{ is_to_be_built() }}
),

runs as (
  select
    season,
    season_type,
    team_id,
    is_win,
    min(team_game_number) as first_game_number,
    max(team_game_number) as last_game_number,
    count(*) as games,
    {{ total('points - opponent_points') }} as net_points,
    min(game_date) as first_game_date,
    max(game_date) as last_game_date
  from games
  group by season, season_type, team_id, is_win, island
)

select
  season,
  season_type,
  team_id,
  case when is_win then concat('W', cast(games as {{ dbt.type_string() }})) else concat('L', cast(games as {{ dbt.type_string() }})) end as streak_text,
  row_number() over (partition by season, season_type, team_id order by first_game_number) as streak_number,
  games,
  first_game_number,
  last_game_number,
  net_points,
  is_win,
  last_game_number = max(last_game_number) over (partition by season, season_type, team_id) as is_current,
  first_game_date,
  last_game_date
from runs
