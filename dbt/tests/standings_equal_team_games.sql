-- The last standings of a season are its regular-season games, counted another way: by season, and by the streak that is current.
with

counted as (
  select season, team_id, wins, losses, points, opponent_points
  from {{ ref('team_season') }}
  where season_type = 'regular'
),

last_days as (
  select season, max(as_of_date) as as_of_date
  from {{ ref('standings_daily') }}
  group by season
)

select
  standings.season,
  standings.team_id,
  standings.wins,
  counted.wins as wins_counted,
  standings.points,
  counted.points as points_counted,
  standings.streak_text,
  streaks.streak_text as streak_counted
from {{ ref('standings_daily') }} as standings
inner join last_days on last_days.season = standings.season and last_days.as_of_date = standings.as_of_date
full outer join counted on counted.season = standings.season and counted.team_id = standings.team_id
left join {{ ref('streaks') }} as streaks
  on streaks.season = standings.season and streaks.team_id = standings.team_id and streaks.season_type = 'regular' and streaks.is_current
where
  standings.team_id is null
  or standings.wins <> coalesce(counted.wins, 0)
  or standings.losses <> coalesce(counted.losses, 0)
  or coalesce(standings.points, 0) <> coalesce(counted.points, 0)
  or coalesce(standings.opponent_points, 0) <> coalesce(counted.opponent_points, 0)
  or coalesce(standings.streak_text, '') <> coalesce(streaks.streak_text, '')
