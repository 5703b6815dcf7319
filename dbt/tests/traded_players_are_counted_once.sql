{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- A season's rows of single teams, and its rows of whole seasons, both hold every point, minute and game of the lines; summing all rows would count traded players twice.
with

lines as (
  select
    season,
    season_type,
    player_id,
    {{ count_where('is_played') }} as games,
    sum(points) as points,
    round(sum(coalesce(seconds_played, 0)), 1) as seconds
  from {{ ref('fct_player_games') }}
  where box_grade = 'sound' and {{ is_of_the_season() }}
  group by season, season_type, player_id
),

seasons as (
  select
    season,
    season_type,
    player_id,
    {{ count_where('is_total') }} as total_rows,
    sum(case when is_total then games_played end) as games,
    sum(case when is_total then points end) as points,
    round(sum(case when is_total then seconds_played end), 1) as seconds,
    sum(case when row_scope <> 'all_teams' then games_played end) as games_by_team,
    sum(case when row_scope <> 'all_teams' then points end) as points_by_team,
    round(sum(case when row_scope <> 'all_teams' then seconds_played end), 1) as seconds_by_team
  from {{ ref('player_season') }}
  group by season, season_type, player_id
)

select lines.*, seasons.total_rows, seasons.games as season_games, seasons.points as season_points
from lines
left join seasons on seasons.season = lines.season and seasons.season_type = lines.season_type and seasons.player_id = lines.player_id
where
  coalesce(seasons.total_rows, 0) <> 1
  or seasons.games <> lines.games or seasons.games_by_team <> lines.games
  or seasons.points <> lines.points or seasons.points_by_team <> lines.points
  or seasons.seconds <> lines.seconds or seasons.seconds_by_team <> lines.seconds
