{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
{#- What was known of each side before the game, of this season's games that count. -#}
{%- set known_before = ['games_before', 'games_loaded_before', 'wins_before', 'points_before', 'opponent_points_before'] -%}
{%- set seen_before = ['games.box_sha'] -%}
{%- for known in known_before %}{% do seen_before.extend(['games.home_' ~ known, 'games.away_' ~ known]) %}{% endfor -%}
-- One row per final game between two known teams: what may be summed of it, what was known before it, and the fingerprints that models grow by.
with

games as (
  select
    games.game_id,
    games.season,
    games.season_type,
    games.home_team_id,
    games.away_team_id,
    games.home_score,
    games.away_score,
    games.overtimes,
    games.is_neutral,
    games.game_date,
    coalesce(grades.box_grade, 'none') as box_grade,
    grades.box_clock,
    grades.answers_sha,
    {{ is_of_the_season('games.season_type') }} as is_counting
  from {{ ref('fct_games') }} as games
  left join {{ ref('box_grades') }} as grades on grades.game_id = games.game_id
  where games.is_final and games.home_team_id is not null and games.away_team_id is not null and {{ is_to_be_built('games.season') }}
),

sides as (
  select game_id, season, home_team_id as team_id, home_score as points, away_score as opponent_points, box_grade, is_counting, game_date
  from games
  union all
  select game_id, season, away_team_id, away_score, home_score, box_grade, is_counting, game_date
  from games
),

before as (
  select
    game_id,
    team_id,
    row_number() over of_team - 1 as games_before,
    sum(case when box_grade = 'sound' then 1 else 0 end) over of_team - case when box_grade = 'sound' then 1 else 0 end as games_loaded_before,
    sum(case when points > opponent_points then 1 else 0 end) over of_team - case when points > opponent_points then 1 else 0 end as wins_before,
    sum(points) over of_team - points as points_before,
    sum(opponent_points) over of_team - opponent_points as opponent_points_before
  from sides
  where is_counting
  window of_team as (partition by season, team_id order by game_date, game_id)
),

joined as (
  select
    games.*,
    {%- for side in ['home', 'away'] %}
    {{ side }}_team.rest_days as {{ side }}_rest_days,
    {%- for known in known_before %}
    {{ side }}.{{ known }} as {{ side }}_{{ known }}{{ ',' if not loop.last }}
    {%- endfor %}{{ ',' if not loop.last }}
    {%- endfor %}
  from games
  left join before as home on home.game_id = games.game_id and home.team_id = games.home_team_id
  left join before as away on away.game_id = games.game_id and away.team_id = games.away_team_id
  left join {{ ref('fct_team_games') }} as home_team on home_team.game_id = games.game_id and home_team.team_id = games.home_team_id
  left join {{ ref('fct_team_games') }} as away_team on away_team.game_id = games.game_id and away_team.team_id = games.away_team_id
),

fingerprinted as (
  select
    *,
    {{ fingerprint([rules_of_boxes(), 'answers_sha', 'box_grade', 'home_team_id', 'away_team_id', 'home_score', 'away_score', 'overtimes', 'is_neutral', 'game_date', 'home_rest_days', 'away_rest_days']) }} as box_sha
  from joined
)

select
  games.game_id,
  games.home_team_id,
  games.away_team_id,
  games.season,
  games.season_type,
  games.box_grade,
  games.box_clock,
  games.box_sha,
  {{ fingerprint(seen_before) }} as asof_sha,
  plays.answer_sha as plays_sha,
  {%- for side in ['home', 'away'] %}
  games.{{ side }}_rest_days,
  {%- for known in known_before %}
  cast(games.{{ side }}_{{ known }} as bigint) as {{ side }}_{{ known }},
  {%- endfor %}
  {%- endfor %}
  games.game_date
from fingerprinted as games
left join {{ ref('play_games') }} as plays on plays.game_id = games.game_id
