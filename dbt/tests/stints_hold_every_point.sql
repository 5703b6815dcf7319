-- Stints fill the game, and their points are the game's.
with

stints as (
  select game_id, team_id, sum(points) as points, sum(seconds) as seconds, max(end_seconds) as end_seconds
  from {{ ref('fct_stints') }}
  group by game_id, team_id
)

select stints.*, teams.points as points_in_score
from stints
inner join {{ ref('play_grades') }} as grades on grades.game_id = stints.game_id
inner join {{ ref('fct_team_games') }} as teams on teams.game_id = stints.game_id and teams.team_id = stints.team_id
where
  grades.plays_grade in ('exact', 'close')
  and (stints.points <> teams.points or abs(stints.seconds - stints.end_seconds) > 0.05)
