-- A team's points are those of its periods, where the box score gives periods (the stats host's gives none).
select
  teams.game_id,
  teams.team_id,
  teams.points,
  sum(periods.points) as period_points
from {{ ref('fct_team_games') }} as teams
inner join {{ source('staging', 'period_scores') }} as periods
  on periods.game_id = teams.game_id and periods.team_id = teams.team_id
where teams.detail <> 'score_only'
group by teams.game_id, teams.team_id, teams.points
having sum(periods.points) <> teams.points
