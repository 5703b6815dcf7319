{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_boxes('forget_changed_seasons'), cluster_by=['season', 'season_type']) }}
{%- set counters = player_counters() -%}
{%- set splits = {
  'place': "case when is_neutral then 'neutral' when is_home then 'home' else 'road' end",
  'month': "substr(cast(game_date as " ~ dbt.type_string() ~ "), 1, 7)",
  'opponent': 'opponent_team_id',
  'result': "case when is_win then 'win' else 'loss' end",
  'rest': "case when rest_days is null then 'first_game' when rest_days >= 3 then '3_or_more' else cast(rest_days as " ~ dbt.type_string() ~ ") end"
} -%}
-- The games a player played in a season, cut in five ways; all his teams together. Each cut adds up to the season.
with

seasons as (
  {{ seasons_to_add() }}
),

sheets as (
  select lines.*
  from {{ ref('fct_player_games') }} as lines
  inner join seasons on seasons.season = lines.season and seasons.season_type = lines.season_type
  where {{ is_to_be_built('lines.season', 'lines.game_date') }} and lines.box_grade = 'sound'
),

cut as (
  {%- for split, value in splits.items() %}
  select *, '{{ split }}' as split, {{ value }} as split_value from sheets where is_played
  {{ 'union all' if not loop.last }}
  {%- endfor %}
),

-- The same cuts of what his teams played, loaded or not: what a cut of his may lack.
team_games as (
  select games.*, box.box_grade
  from {{ ref('fct_team_games') }} as games
  inner join {{ ref('box_games') }} as box on box.game_id = games.game_id
  inner join seasons on seasons.season = games.season and seasons.season_type = games.season_type
  where {{ is_to_be_built('games.season') }}
),

team_cuts as (
  {%- for split, value in splits.items() %}
  select season, season_type, team_id, '{{ split }}' as split, {{ value }} as split_value, box_grade from team_games
  {{ 'union all' if not loop.last }}
  {%- endfor %}
),

team_sums as (
  select season, season_type, team_id, split, split_value, count(*) as team_games, {{ count_where("box_grade = 'sound'") }} as games_loaded
  from team_cuts
  group by season, season_type, team_id, split, split_value
),

loads as (
  select
    teams.season,
    teams.season_type,
    teams.player_id,
    team_sums.split,
    team_sums.split_value,
    {{ total('team_sums.team_games') }} as team_games,
    {{ total('team_sums.games_loaded') }} as games_loaded
  from (select distinct season, season_type, player_id, team_id from sheets) as teams
  inner join team_sums
    on team_sums.season = teams.season and team_sums.season_type = teams.season_type and team_sums.team_id = teams.team_id
  group by teams.season, teams.season_type, teams.player_id, team_sums.split, team_sums.split_value
),

sums as (
  select
    season,
    season_type,
    player_id,
    split,
    split_value,
    max(player_name) as player_name,
    count(*) as games_played,
    {{ count_where('is_starter') }} as games_started,
    {{ count_where('is_win') }} as games_won,
    {{ total_seconds('seconds_played') }} as seconds_played,
    {%- for name, column in counters.items() %}
    {{ total(column) }} as {{ name }},
    {%- endfor %}
    {{ total('cast(plus_minus as bigint)') }} as plus_minus
  from cut
  group by season, season_type, player_id, split, split_value
)

select
  sums.season,
  sums.season_type,
  sums.player_id,
  sums.split,
  sums.split_value,
  sums.player_name,
  seasons.season_sha,
  -- none where his sheet names a team that does not play
  coalesce(loads.team_games, 0) as team_games,
  coalesce(loads.games_loaded, 0) as games_loaded,
  sums.games_played,
  sums.games_started,
  sums.games_won,
  {%- for name in counters %}
  sums.{{ name }},
  {%- endfor %}
  sums.plus_minus,
  sums.seconds_played,
  {{ metric('minutes_per_game', own='sums.', columns={'own.games': 'games_played'}) }} as minutes_per_game,
  {%- for name in ['points', 'rebounds', 'assists', 'steals', 'blocks', 'turnovers', 'plus_minus'] %}
  {{ metric(name ~ '_per_game', own='sums.', columns={'own.games': 'games_played'}) }} as {{ name }}_per_game,
  {%- endfor %}
  {%- for name in ['field_goal_pct', 'three_point_pct', 'free_throw_pct', 'effective_field_goal_pct', 'true_shooting_pct'] %}
  {{ metric(name, own='sums.') }} as {{ name }},
  {%- endfor %}
  coalesce(loads.games_loaded = loads.team_games, false) as is_complete
from sums
inner join seasons on seasons.season = sums.season and seasons.season_type = sums.season_type
left join loads
  on loads.season = sums.season and loads.season_type = sums.season_type and loads.player_id = sums.player_id
  and loads.split = sums.split and loads.split_value = sums.split_value
