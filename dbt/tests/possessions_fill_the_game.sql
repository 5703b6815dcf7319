-- Possessions follow each other without gap, change the team each time within a period, and hold every point.
with

ordered as (
  select
    *,
    lag(team_id) over of_period as team_before,
    lag(end_seconds) over of_period as end_before
  from {{ ref('fct_possessions') }}
  window of_period as (partition by game_id, period order by possession_number)
),

faults as (
  select game_id, {{ count_where('team_id = team_before or end_before <> start_seconds') }} as breaks, sum(points + opponent_points) as points
  from ordered
  group by game_id
)

select
  faults.game_id,
  faults.breaks,
  faults.points,
  grades.home_points + grades.away_points as points_in_plays
from faults
inner join {{ ref('play_grades') }} as grades on grades.game_id = faults.game_id
where grades.is_to_the_end and (faults.breaks > 0 or faults.points <> grades.home_points + grades.away_points)
