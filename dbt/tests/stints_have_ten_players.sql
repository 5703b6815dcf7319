-- Five a side, and nobody in two teams, in every stint of the CDN's plays with a box score.
with

sides as (
  select
    players.game_id,
    players.stint_number,
    players.team_id,
    count(*) as players
  from {{ ref('fct_stint_players') }} as players
  inner join {{ ref('play_grades') }} as grades on grades.game_id = players.game_id
  where grades.plays_feed = 'cdn' and grades.is_to_the_end and grades.box_clock <> 'none'
  group by players.game_id, players.stint_number, players.team_id
)

select game_id, stint_number, count(*) as teams, min(players) as fewest, max(players) as most
from sides
group by game_id, stint_number
having count(*) <> 2 or min(players) <> 5 or max(players) <> 5
