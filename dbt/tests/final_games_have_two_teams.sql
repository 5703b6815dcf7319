-- A final game has two teams, one of them at home, one the winner; with a box score, both have a line.
select
  games.game_id,
  count(teams.team_id) as teams
from {{ ref('fct_games') }} as games
left join {{ ref('fct_team_games') }} as teams on teams.game_id = games.game_id
where games.is_final
group by games.game_id, games.detail
having
  count(teams.team_id) <> 2
  or {{ count_where('teams.is_home') }} <> 1
  or {{ count_where('teams.is_win') }} <> 1
  or (games.detail <> 'score_only' and count(teams.field_goals_made) <> 2)
