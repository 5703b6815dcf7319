-- On every day, the league has won as often as it has lost, and places in a conference are 1 to as many as it has teams.
with

places as (
  select season, as_of_date, conference, count(*) as teams, count(distinct conference_rank) as places, max(conference_rank) as last_place
  from {{ ref('standings_daily') }}
  group by season, as_of_date, conference
),

sums as (
  select season, as_of_date, sum(wins) as wins, sum(losses) as losses, sum(net_points) as net_points
  from {{ ref('standings_daily') }}
  group by season, as_of_date
)

select places.season, places.as_of_date, places.conference, places.teams, places.places, places.last_place, sums.wins, sums.losses, sums.net_points
from places
inner join sums on sums.season = places.season and sums.as_of_date = places.as_of_date
where places.teams <> places.places or places.teams <> places.last_place or sums.wins <> sums.losses or coalesce(sums.net_points, 0) <> 0
