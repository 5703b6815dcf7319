-- Each cut of a team's season holds all of its games, and so do its games against each opponent.
with

parts as (
  select season, season_type, team_id, split as part, sum(games_played) as games, sum(wins) as wins, sum(games_loaded) as games_loaded
  from {{ ref('team_splits') }}
  group by season, season_type, team_id, split
  union all
  select season, season_type, team_id, 'head_to_head', sum(games_played), sum(wins), cast(null as {{ dbt.type_int() }})
  from {{ ref('head_to_head') }}
  group by season, season_type, team_id
)

select parts.*, seasons.games_played, seasons.wins as wins_of_season
from {{ ref('team_season') }} as seasons
left join parts on parts.season = seasons.season and parts.season_type = seasons.season_type and parts.team_id = seasons.team_id
where
  parts.team_id is null
  or parts.games <> seasons.games_played
  or parts.wins <> seasons.wins
  or parts.games_loaded <> seasons.games_loaded
