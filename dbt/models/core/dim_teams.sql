-- One row per spell of a team: the seasons through which it kept its name, city, conference and division.
with

spells as (
  select * from {{ ref('team_seasons') }}
  union all
  select * from {{ ref('simulated_team_seasons') }}
),

names_said as (
  select home_team_id as team_id, season, home_team_tricode as tricode, home_team_city as city, home_team_name as name, game_date
  from {{ source('staging', 'schedule_games') }}
  union all
  select away_team_id, season, away_team_tricode, away_team_city, away_team_name, game_date
  from {{ source('staging', 'schedule_games') }}
  union all
  select home_team_id, {{ season_of('game_id') }}, home_team_tricode, home_team_city, home_team_name, game_date
  from {{ source('staging', 'scoreboard_games') }}
  union all
  select away_team_id, {{ season_of('game_id') }}, away_team_tricode, away_team_city, away_team_name, game_date
  from {{ source('staging', 'scoreboard_games') }}
  union all
  select team_id, {{ season_of('game_id') }}, team_tricode, team_city, team_name, game_date
  from {{ source('staging', 'team_box_scores') }}
),

teams_seen as (
  select *
  from names_said
  where team_id is not null
  qualify row_number() over (
    partition by team_id, season
    order by case when name is null then 1 else 0 end, game_date desc, name, city, tricode
  ) = 1
),

known as (
  select
    team_id,
    from_season,
    nullif(to_season, '') as to_season,
    tricode,
    city,
    name,
    conference,
    division,
    true as is_in_seed
  from spells
  where team_id in (select team_id from teams_seen)
),

-- A team of no seed (an all-star side, a season before the seed begins) is kept, season by season, as the league named it.
unknown as (
  select
    seen.team_id,
    seen.season as from_season,
    seen.season as to_season,
    seen.tricode,
    seen.city,
    seen.name,
    cast(null as {{ dbt.type_string() }}) as conference,
    cast(null as {{ dbt.type_string() }}) as division,
    false as is_in_seed
  from teams_seen as seen
  left join spells
    on spells.team_id = seen.team_id
    and seen.season >= spells.from_season
    and seen.season <= coalesce(nullif(spells.to_season, ''), '9999-99')
  where spells.team_id is null
),

teams as (
  select * from known
  union all
  select * from unknown
)

select
  team_id,
  from_season,
  to_season,
  tricode,
  city,
  name,
  case when city is null then name else concat(city, ' ', coalesce(name, '')) end as full_name,
  conference,
  division,
  is_in_seed
from teams
