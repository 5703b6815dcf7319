{{ config(post_hook=["{{ unlist_changed_seasons('season_sha') }}", "{{ unlist_changed_seasons('history_sha') }}"]) }}
{%- set text = dbt.type_string() -%}
{#- What fct_games and the dimensions take of each game's listings. -#}
{%- set shared = ['game_id', 'game_date', 'game_status', 'home_team_id', 'away_team_id', 'home_score', 'away_score', instant_text('tip_off_at')] -%}
{%- set listed = {
  'schedule_games': shared + ['season', 'game_status_text', 'arena_name', 'arena_city', 'game_label', 'game_sub_label', 'series_text', 'is_neutral'],
  'scoreboard_games': shared + ['game_status_text', 'period', 'regulation_periods', 'game_label', 'game_sub_label', 'series_text', 'is_neutral'],
  'games': shared + ['period', 'regulation_periods', 'arena_name', 'arena_city', 'attendance']
} -%}
-- One row a season: fingerprints of all that is told of it, which every model that grows is built from, and between which days.
with

lists as (
  {%- for name, columns in listed.items() %}
  select substr(game_id, 4, 2) as digits, game_id, game_date, {{ fingerprint(["'" ~ name ~ "'"] + columns) }} as sha
  from {{ source('staging', name) }}
  {{ 'union all' if not loop.last }}
  {%- endfor %}
),

seasons as (
  select
    digits,
    {{ season_of('min(game_id)') }} as season,
    string_agg(sha, ' ' order by sha) as lists,
    min(game_date) as first_date,
    max(game_date) as last_date
  from lists
  group by digits
),

answers as (
  select
    substr(scope, 4, 2) as digits,
    string_agg(concat(scope, ':', table_name, ':', endpoint, ':', sha256, ':', cast(loader_version as {{ text }})), ' ' order by scope, table_name, endpoint, sha256) as answers,
    min(game_date) as first_date,
    max(game_date) as last_date
  from {{ source('staging', 'loaded_answers') }}
  where is_in_force
  group by substr(scope, 4, 2)
),

teams as (
  select
    seasons.digits,
    string_agg({{ fingerprint(['teams.team_id', 'teams.tricode', 'teams.full_name', 'teams.conference', 'teams.division']) }}, ' ' order by teams.team_id) as teams
  from seasons
  inner join {{ ref('dim_teams') }} as teams
    on seasons.season >= teams.from_season and seasons.season <= coalesce(teams.to_season, '9999-99')
  group by seasons.digits
),

-- An arena's place may be told by a later season.
arenas as (
  select
    played.digits,
    string_agg({{ fingerprint(['arenas.arena_name', 'arenas.arena_city', 'arenas.arena_timezone', 'cast(round(1000000 * arenas.latitude) as bigint)', 'cast(round(1000000 * arenas.longitude) as bigint)']) }}, ' ' order by arenas.arena_name, arenas.arena_city) as arenas
  from (
    select substr(game_id, 4, 2) as digits, arena_name, arena_city from {{ source('staging', 'schedule_games') }}
    union distinct
    select substr(game_id, 4, 2), arena_name, arena_city from {{ source('staging', 'games') }}
  ) as played
  inner join {{ ref('dim_arenas') }} as arenas on arenas.arena_name = played.arena_name and arenas.arena_city = played.arena_city
  group by played.digits
),

fingerprinted as (
  select
    seasons.season,
    {{ dbt.hash('seasons.lists') }} as lists_sha,
    {{ fingerprint([rules_of_seasons(), "'" ~ columns_that_grow() ~ "'", rules_of_boxes(), rules_of_plays(), rules_of_standings(), rules_of_ratings(), 'seasons.lists', 'answers.answers', 'teams.teams', 'arenas.arenas']) }} as season_sha,
    least(seasons.first_date, coalesce(answers.first_date, seasons.first_date)) as first_date,
    greatest(seasons.last_date, coalesce(answers.last_date, seasons.last_date)) as last_date
  from seasons
  left join answers on answers.digits = seasons.digits
  left join teams on teams.digits = seasons.digits
  left join arenas on arenas.digits = seasons.digits
)

select
  own.season,
  own.season_sha,
  {{ dbt.hash("concat(own.season_sha, ' ', string_agg(upto.lists_sha, ' ' order by upto.season))") }} as history_sha,
  own.first_date,
  own.last_date
from fingerprinted as own
inner join fingerprinted as upto on upto.season <= own.season
group by own.season, own.season_sha, own.first_date, own.last_date
