{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- Two rows per game on the calendar, played or to come, one a team: how rested it is and how far it travels.
with

games as (
  select *
  from {{ ref('fct_games') }}
  where {{ is_of_the_season() }} and {{ is_on_the_calendar() }} and home_team_id is not null and away_team_id is not null and {{ is_to_be_built() }}
),

sides as (
  select game_id, home_team_id as team_id, away_team_id as opponent_team_id, true as is_home
  from games
  union all
  select game_id, away_team_id, home_team_id, false
  from games
),

placed as (
  select
    sides.game_id,
    sides.team_id,
    sides.opponent_team_id,
    games.season,
    games.season_type,
    games.status,
    games.arena_name,
    games.arena_city,
    arenas.arena_timezone,
    arenas.latitude,
    arenas.longitude,
    sides.is_home,
    games.is_neutral,
    games.game_date,
    games.tip_off_at,
    {{ dbt.datediff("cast('1946-11-01' as date)", 'games.game_date', 'day') }} as day_number
  from sides
  inner join games on games.game_id = sides.game_id
  left join {{ ref('dim_arenas') }} as arenas on arenas.arena_name = games.arena_name and arenas.arena_city = games.arena_city
),

sequenced as (
  select
    *,
    row_number() over in_order as season_game_number,
    {{ metric('rest_days', columns={'own.days_since_last_game': 'day_number - lag(day_number) over in_order'}) }} as rest_days,
    count(*) over (partition by season, team_id order by day_number range between 3 preceding and current row) as games_in_4_days,
    count(*) over (partition by season, team_id order by day_number range between 5 preceding and current row) as games_in_6_days,
    count(*) over (partition by season, team_id order by day_number range between 6 preceding and current row) as games_in_7_days,
    lag(arena_timezone) over in_order as last_timezone,
    lag(latitude) over in_order as last_latitude,
    lag(longitude) over in_order as last_longitude
  from placed
  window in_order as (partition by season, team_id order by game_date, game_id)
)

select
  own.game_id,
  own.team_id,
  own.opponent_team_id,
  own.season,
  own.season_type,
  own.status,
  own.arena_name,
  own.arena_city,
  own.season_game_number,
  own.rest_days,
  opponents.rest_days as opponent_rest_days,
  {{ metric('rest_advantage_days', own='own.', opponent='opponents.') }} as rest_advantage_days,
  own.games_in_4_days,
  own.games_in_6_days,
  own.games_in_7_days,
  round({{ metric('travel_km', own='own.') }}, 1) as travel_km,
  cast({{ utc_offset_hours('own.game_date', 'own.arena_timezone') }} - {{ utc_offset_hours('own.game_date', 'own.last_timezone') }} as {{ type_double() }}) as time_zone_shift_hours,
  own.is_home,
  own.is_neutral,
  {{ metric('is_back_to_back', own='own.') }} as is_back_to_back,
  {{ metric('is_three_in_four', own='own.') }} as is_three_in_four,
  {{ metric('is_four_in_six', own='own.') }} as is_four_in_six,
  {{ metric('is_five_in_seven', own='own.') }} as is_five_in_seven,
  own.game_date,
  own.tip_off_at
from sequenced as own
inner join sequenced as opponents on opponents.game_id = own.game_id and opponents.team_id = own.opponent_team_id
