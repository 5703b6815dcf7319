-- One row per official and spell: the days through which the sheets give the same name and number.
with

sheets as (
  select
    official_id,
    official_name,
    first_name,
    family_name,
    name_initial,
    last_value(jersey_number ignore nulls) over (
      partition by official_id order by game_date, game_id rows between unbounded preceding and current row
    ) as number_worn,
    game_id,
    game_date
  from {{ source('staging', 'game_officials') }}
),

before as (
  select
    *,
    lag(official_name) over of_official as name_before,
    lag(coalesce(number_worn, '')) over of_official as number_before
  from sheets
  window of_official as (partition by official_id order by game_date, game_id)
),

numbered as (
  select
    *,
    sum(case when name_before = official_name and (number_before = coalesce(number_worn, '') or number_before = '') then 0 else 1 end)
      over (partition by official_id order by game_date, game_id rows between unbounded preceding and current row) as spell_number
  from before
),

spells as (
  select
    official_id,
    spell_number,
    min(official_name) as official_name,
    max(first_name) as first_name,
    max(family_name) as family_name,
    max(name_initial) as name_initial,
    max(number_worn) as jersey_number,
    count(*) as games,
    min(game_date) as from_date,
    max(game_date) as last_game_date
  from numbered
  group by official_id, spell_number
),

bounded as (
  select
    *,
    lead(from_date) over (partition by official_id order by spell_number) as next_from_date
  from spells
)

select
  official_id,
  official_name,
  first_name,
  family_name,
  name_initial,
  jersey_number,
  cast(spell_number as bigint) as spell_number,
  games,
  next_from_date is null as is_current,
  from_date,
  cast({{ dbt.dateadd('day', -1, 'next_from_date') }} as date) as to_date,
  last_game_date
from bounded
