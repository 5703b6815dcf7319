{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_boxes('forget_changed_seasons'), cluster_by=['season', 'season_type']) }}
{%- set kinds = ['coach', 'injury', 'rest', 'personal', 'suspension', 'g_league', 'not_with_team', 'other', 'unsaid'] -%}
-- One row per season, season type, player and team: of the team's games, on how many sheets he was, in uniform, on court, and why not.
with

seasons as (
  {{ seasons_to_add() }}
),

games as (
  select box.game_id, box.season, box.season_type, box.home_team_id, box.away_team_id, box.box_grade, box.game_date
  from {{ ref('box_games') }} as box
  inner join seasons on seasons.season = box.season and seasons.season_type = box.season_type
),

sides as (
  select game_id, season, season_type, home_team_id as team_id, box_grade, game_date from games
  union all
  select game_id, season, season_type, away_team_id, box_grade, game_date from games
),

team_games as (
  select season, season_type, team_id, count(*) as team_games, {{ count_where("box_grade = 'sound'") }} as games_loaded
  from sides
  group by season, season_type, team_id
),

lines as (
  select lines.*
  from {{ ref('fct_player_games') }} as lines
  inner join games on games.game_id = lines.game_id
  where {{ is_to_be_built('lines.season', 'lines.game_date') }} and lines.box_grade = 'sound'
),

sums as (
  select
    season,
    season_type,
    player_id,
    team_id,
    max(player_name) as player_name,
    count(*) as games_on_sheet,
    {{ count_where('is_dressed') }} as games_dressed,
    {{ count_where('is_dressed is null') }} as games_dress_unsaid,
    {{ count_where('is_played') }} as games_played,
    {{ count_where('is_starter and is_played') }} as games_started,
    {{ count_where('is_dressed and not is_played') }} as games_dressed_not_played,
    {{ count_where('not is_dressed') }} as games_inactive,
    {%- for kind in kinds %}
    {{ count_where("inactive_kind = '" ~ kind ~ "'") }} as games_missed_{{ kind }},
    {%- endfor %}
    min(game_date) as first_sheet_date,
    max(game_date) as last_sheet_date
  from lines
  group by season, season_type, player_id, team_id
),

-- Between his first and last sheet with the team: games whose sheet does not name him.
unlisted as (
  select sums.season, sums.season_type, sums.player_id, sums.team_id, count(*) as games_between
  from sums
  inner join sides
    on sides.season = sums.season and sides.season_type = sums.season_type and sides.team_id = sums.team_id
    and sides.game_date >= sums.first_sheet_date and sides.game_date <= sums.last_sheet_date
  where sides.box_grade = 'sound'
  group by sums.season, sums.season_type, sums.player_id, sums.team_id
)

select
  sums.season,
  sums.season_type,
  sums.player_id,
  sums.team_id,
  sums.player_name,
  seasons.season_sha,
  team_games.team_games,
  team_games.games_loaded,
  sums.games_on_sheet,
  unlisted.games_between - sums.games_on_sheet as games_not_on_sheet,
  sums.games_dressed,
  sums.games_dress_unsaid,
  sums.games_played,
  sums.games_started,
  sums.games_dressed_not_played,
  sums.games_inactive,
  {%- for kind in kinds %}
  sums.games_missed_{{ kind }},
  {%- endfor %}
  {{ metric('played_share', own='sums.') }} as played_share,
  team_games.games_loaded = team_games.team_games as is_complete,
  sums.first_sheet_date,
  sums.last_sheet_date
from sums
inner join seasons on seasons.season = sums.season and seasons.season_type = sums.season_type
inner join team_games
  on team_games.season = sums.season and team_games.season_type = sums.season_type and team_games.team_id = sums.team_id
inner join unlisted
  on unlisted.season = sums.season and unlisted.season_type = sums.season_type
  and unlisted.player_id = sums.player_id and unlisted.team_id = sums.team_id
