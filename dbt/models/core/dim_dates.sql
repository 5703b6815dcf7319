{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons(with_before=true)) }}
{%- set types = ['preseason', 'regular', 'cup_final', 'play_in', 'playoffs', 'all_star'] -%}
-- One row per day of each season, from its first listed game to its last, with what is played on it.
with

games as (
  select *
  from {{ ref('fct_games') }}
),

seasons as (
  select season, min(game_date) as first_date, max(game_date) as last_date
  from games
  group by season
),

digits as (
  {{ ten_digits() }}
),

numbers as (
  {{ thousand_numbers() }}
),

-- Should two seasons claim a day, the later one has it.
days as (
  select
    cast({{ dbt.dateadd('day', 'numbers.number', 'seasons.first_date') }} as date) as game_date,
    max(seasons.season) as season
  from seasons
  inner join numbers on numbers.number <= {{ dbt.datediff('seasons.first_date', 'seasons.last_date', 'day') }}
  group by 1
),

days_asked as (
  select *
  from days
  where {{ is_to_be_built(with_before=true) }}
),

counts as (
  select
    game_date,
    {{ count_where(is_on_the_calendar()) }} as games,
    {{ count_where('is_final') }} as games_final,
    {{ count_where("status = 'postponed'") }} as games_postponed,
    {%- for type in types %}
    {{ count_where("season_type = '" ~ type ~ "' and " ~ is_on_the_calendar()) }} as {{ type }}_games,
    {{ count_where("season_type = '" ~ type ~ "' and is_final") }} as {{ type }}_games_final{{ ',' if not loop.last }}
    {%- endfor %}
  from games
  where game_date in (select game_date from days_asked)
  group by game_date
)

select
  days.season,
  case {{ iso_day_of_week('days.game_date') }}
    {%- for name in ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] %}
    when {{ loop.index }} then '{{ name }}'
    {%- endfor %}
  end as weekday,
  cast({{ iso_year('days.game_date') }} as bigint) as iso_year,
  cast({{ iso_week('days.game_date') }} as bigint) as iso_week,
  cast(extract(month from days.game_date) as bigint) as month,
  cast({{ iso_day_of_week('days.game_date') }} as bigint) as day_of_week,
  coalesce(counts.games, 0) as games,
  coalesce(counts.games_final, 0) as games_final,
  coalesce(counts.games_postponed, 0) as games_postponed,
  {%- for type in types %}
  coalesce(counts.{{ type }}_games, 0) as {{ type }}_games,
  coalesce(counts.{{ type }}_games_final, 0) as {{ type }}_games_final,
  {%- endfor %}
  {{ iso_day_of_week('days.game_date') }} >= 6 as is_weekend,
  coalesce(counts.games, 0) > 0 as is_game_day,
  days.game_date
from days_asked as days
left join counts on counts.game_date = days.game_date
