{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- Each of the five cuts holds every game and point of the season.
with

splits as (
  select season, season_type, player_id, split, sum(games_played) as games, sum(points) as points
  from {{ ref('player_splits') }}
  group by season, season_type, player_id, split
),

cuts as (
  select season, season_type, player_id, count(*) as cuts, min(games) as fewest_games, max(games) as most_games, min(points) as fewest_points, max(points) as most_points
  from splits
  group by season, season_type, player_id
)

select seasons.season, seasons.season_type, seasons.player_id, seasons.games_played, cuts.cuts, cuts.fewest_games, cuts.most_games
from {{ ref('player_season') }} as seasons
left join cuts on cuts.season = seasons.season and cuts.season_type = seasons.season_type and cuts.player_id = seasons.player_id
where
  seasons.is_total and seasons.games_played > 0
  and (
    coalesce(cuts.cuts, 0) <> 5
    or cuts.fewest_games <> seasons.games_played or cuts.most_games <> seasons.games_played
    or cuts.fewest_points <> seasons.points or cuts.most_points <> seasons.points
  )
