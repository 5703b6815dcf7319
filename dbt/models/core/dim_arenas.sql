-- One row per arena, keyed by name and city, because the league's arena ids changed; places come from seeds.
with

places as (
  select arena_name, arena_city, arena_state, arena_country, arena_timezone, latitude, longitude from {{ ref('arenas') }}
  union all
  select arena_name, arena_city, arena_state, arena_country, arena_timezone, latitude, longitude from {{ ref('simulated_arenas') }}
),

said as (
  select arena_name, arena_city, arena_state, arena_country, arena_timezone, game_date, game_id
  from {{ source('staging', 'games') }}
  union all
  select arena_name, arena_city, arena_state, cast(null as {{ dbt.type_string() }}), cast(null as {{ dbt.type_string() }}), game_date, game_id
  from {{ source('staging', 'schedule_games') }}
),

seen as (
  select *
  from said
  where arena_name is not null and arena_city is not null
  qualify row_number() over (
    partition by arena_name, arena_city
    order by case when arena_timezone is null then 1 else 0 end, game_date desc, game_id desc
  ) = 1
)

select
  seen.arena_name,
  seen.arena_city,
  coalesce(seen.arena_state, places.arena_state) as arena_state,
  coalesce(seen.arena_country, places.arena_country) as arena_country,
  coalesce(seen.arena_timezone, places.arena_timezone) as arena_timezone,
  places.latitude,
  places.longitude
from seen
left join places on places.arena_name = seen.arena_name and places.arena_city = seen.arena_city
