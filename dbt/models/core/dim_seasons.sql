{%- set types = ['preseason', 'regular', 'cup_final', 'play_in', 'playoffs'] -%}
-- One row a season: what it is made of, how much of it is final, and from when to when.
with

games as (
  select *
  from {{ ref('fct_games') }}
  where status <> 'cancelled'
),

sides as (
  select season, home_team_id as team_id, game_id from games where season_type = 'regular' and home_team_id is not null
  union all
  select season, away_team_id, game_id from games where season_type = 'regular' and away_team_id is not null
),

team_games as (
  select season, team_id, count(*) as games
  from sides
  group by season, team_id
),

teams as (
  select season, count(*) as teams, max(games) as most_games
  from team_games
  group by season
),

seasons as (
  select
    season,
    {%- for type in types %}
    {{ count_where("season_type = '" ~ type ~ "'") }} as {{ type }}_games,
    {{ count_where("season_type = '" ~ type ~ "' and is_final") }} as {{ type }}_games_final,
    min(case when season_type = '{{ type }}' then game_date end) as {{ type }}_first_date,
    max(case when season_type = '{{ type }}' then game_date end) as {{ type }}_last_date,
    {%- endfor %}
    min(game_date) as first_date,
    max(game_date) as last_date
  from games
  group by season
)

select
  seasons.season,
  coalesce(teams.teams, 0) as teams,
  cast({{ planned_team_games('seasons.season') }} as bigint) as team_games_planned,
  coalesce(teams.most_games, 0) as team_games,
  cast({{ planned_games('seasons.season') }} as bigint) as regular_games_planned,
  {%- for type in types %}
  seasons.{{ type }}_games,
  seasons.{{ type }}_games_final,
  {%- endfor %}
  coalesce(
    seasons.regular_games = seasons.regular_games_final and seasons.regular_games = {{ planned_games('seasons.season') }}, false
  ) as is_regular_complete,
  coalesce(
    seasons.regular_games = seasons.regular_games_final and seasons.regular_games = {{ planned_games('seasons.season') }}
    and seasons.play_in_games = seasons.play_in_games_final
    and seasons.playoffs_games = seasons.playoffs_games_final and seasons.playoffs_games_final > 0, false
  ) as is_complete,
  {%- for type in types %}
  seasons.{{ type }}_first_date,
  seasons.{{ type }}_last_date,
  {%- endfor %}
  seasons.first_date,
  seasons.last_date
from seasons
left join teams on teams.season = seasons.season
