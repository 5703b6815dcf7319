-- A team's points are those of its players, in every game whose box score is loaded.
select
  teams.game_id,
  teams.team_id,
  teams.points,
  sum(players.points) as player_points
from {{ ref('fct_team_games') }} as teams
left join {{ ref('fct_player_games') }} as players
  on players.game_id = teams.game_id and players.team_id = teams.team_id
where teams.detail <> 'score_only'
group by teams.game_id, teams.team_id, teams.points
having coalesce(sum(players.points), -1) <> teams.points
