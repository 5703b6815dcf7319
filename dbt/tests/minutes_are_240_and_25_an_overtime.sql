-- Five players for 48 minutes and 5 more an overtime; the stats host rounds each player to seconds, hence 3 s.
with

players as (
  select game_id, team_id, sum(seconds_played) as seconds_played
  from {{ ref('fct_player_games') }}
  group by game_id, team_id
)

select
  teams.game_id,
  teams.team_id,
  teams.overtimes,
  teams.seconds_played,
  players.seconds_played as player_seconds
from {{ ref('fct_team_games') }} as teams
inner join players on players.game_id = teams.game_id and players.team_id = teams.team_id
where
  abs(coalesce(teams.seconds_played, players.seconds_played) - (14400 + 1500 * teams.overtimes)) > 3
  or abs(players.seconds_played - (14400 + 1500 * teams.overtimes)) > 3
