{# What a team's line counts; `turnovers` is players' and team's together, null where a source does not tell the team's. #}
{% macro team_counters() -%}
  {{ return([
    'field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'three_pointers_attempted', 'free_throws_made',
    'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'assists', 'steals', 'blocks', 'turnovers_personal',
    'turnovers', 'fouls_personal'
  ]) }}
{%- endmacro %}

{# What only plays tell of a team's game. #}
{% macro team_counters_of_plays() -%}
  {{ return(['possessions', 'plays', 'turnovers', 'rebounds_team_offensive_live', 'rebounds_team_defensive_live']) }}
{%- endmacro %}

{#
  Each team's final games with what may be summed of them: scores always, the line where the box score is sound, and what plays
  tell (columns in_plays_…) where there are plays to a sound box score.
#}
{% macro team_lines(sha='season_sha') -%}
  select
    games.game_id,
    games.team_id,
    games.opponent_team_id,
    games.season,
    games.season_type,
    games.team_game_number,
    games.rest_days,
    games.overtimes,
    games.points,
    games.opponent_points,
    case when grades.box_grade = 'sound' then games.points end as points_loaded,
    case when grades.box_grade = 'sound' then games.opponent_points end as opponent_points_loaded,
    case when grades.box_grade = 'sound' then cast(round(14400 + 1500 * games.overtimes) as bigint) end as seconds_loaded,
    {%- for side in ['', 'opponent_'] %}
    {%- for counter in team_counters() %}
    case when grades.box_grade = 'sound' then games.{{ side }}{{ 'turnovers_personal + games.' ~ side ~ 'turnovers_team' if counter == 'turnovers' else counter }} end as {{ side }}{{ counter }},
    {%- endfor %}
    {%- endfor %}
    {%- for side, told in {'': 'own', 'opponent_': 'opponents'}.items() %}
    case when grades.box_grade = 'sound' and own.game_id is not null then games.{{ side }}points end as in_plays_{{ side }}points,
    {%- for counter in ['rebounds_offensive', 'rebounds_defensive'] %}
    case when grades.box_grade = 'sound' and own.game_id is not null then games.{{ side }}{{ counter }} end as in_plays_{{ side }}{{ counter }},
    {%- endfor %}
    {%- for counter in team_counters_of_plays() %}
    case when grades.box_grade = 'sound' then {{ told }}.{{ counter }} end as in_plays_{{ side }}{{ counter }},
    {%- endfor %}
    {%- endfor %}
    case when grades.box_grade = 'sound' then own.seconds end as in_plays_seconds,
    coalesce(grades.box_grade = 'sound', false) as is_loaded,
    coalesce(grades.box_grade = 'sound' and own.game_id is not null, false) as has_plays,
    games.is_home,
    games.is_neutral,
    games.is_win,
    games.is_overtime,
    games.game_date
  from {{ ref('fct_team_games') }} as games
  left join {{ ref('box_grades') }} as grades on grades.game_id = games.game_id and games.detail <> 'score_only'
  left join {{ ref('team_game_advanced') }} as own on own.game_id = games.game_id and own.team_id = games.team_id
  left join {{ ref('team_game_advanced') }} as opponents on opponents.game_id = games.game_id and opponents.team_id = games.opponent_team_id
  where {{ is_to_be_built('games.season', sha=sha) }}
{%- endmacro %}

{# The sums of such lines, for a group by. A total of turnovers is null as soon as one loaded line does not tell it. #}
{% macro sums_of_team_lines() -%}
  count(*) as games_played,
  {{ count_where('is_loaded') }} as games_loaded,
  {{ count_where('has_plays') }} as games_with_plays,
  {{ count_where('is_win') }} as wins,
  {{ count_where('not is_win') }} as losses,
  {{ count_where('is_overtime') }} as overtime_games,
  {{ total('points') }} as points,
  {{ total('opponent_points') }} as opponent_points,
  {{ total('points_loaded') }} as points_loaded,
  {{ total('opponent_points_loaded') }} as opponent_points_loaded,
  {{ total('seconds_loaded') }} as seconds_loaded,
  {%- for side in ['', 'opponent_'] %}
  {%- for counter in team_counters() %}
  {% if counter == 'turnovers' -%}
  case when count({{ side }}turnovers) = {{ count_where('is_loaded') }} then {{ total(side ~ counter) }} end as {{ side }}{{ counter }},
  {%- else -%}
  {{ total(side ~ counter) }} as {{ side }}{{ counter }},
  {%- endif %}
  {%- endfor %}
  {%- for counter in ['points', 'rebounds_offensive', 'rebounds_defensive'] + team_counters_of_plays() %}
  {{ total('in_plays_' ~ side ~ counter) }} as in_plays_{{ side }}{{ counter }},
  {%- endfor %}
  {%- endfor %}
  {{ total('cast(round(100 * in_plays_seconds) as bigint)') }} / 100 as in_plays_seconds
{%- endmacro %}

{# Rates of such sums: name → [the registry's metric, arguments]. #}
{% macro rates_of_team_lines() -%}
  {%- set loaded = {'own.points': 'points_loaded', 'opponent.points': 'points_loaded', 'own.seconds_played': 'seconds_loaded'} -%}
  {%- set rates = {} -%}
  {%- for name in ['field_goal_pct', 'two_point_pct', 'three_point_pct', 'free_throw_pct', 'effective_field_goal_pct', 'true_shooting_pct', 'three_point_attempt_rate', 'free_throw_attempt_rate', 'free_throws_made_rate', 'assist_pct', 'assist_to_turnover', 'turnover_pct_est'] -%}
    {%- do rates.update({name: metric(name, columns=loaded)}) -%}
  {%- endfor -%}
  {%- do rates.update({'offensive_rebound_share': metric('offensive_rebound_share')}) -%}
  {%- do rates.update({'opponent_effective_field_goal_pct': metric('opponent_effective_field_goal_pct')}) -%}
  {%- do rates.update({'opponent_free_throw_attempt_rate': metric('opponent_free_throw_attempt_rate')}) -%}
  {%- do rates.update({'opponent_free_throws_made_rate': metric('opponent_free_throws_made_rate')}) -%}
  {%- do rates.update({'opponent_turnover_pct_est': metric('opponent_turnover_pct_est')}) -%}
  {%- do rates.update({'opponent_offensive_rebound_share': metric('opponent_offensive_rebound_share')}) -%}
  {{ return(rates) }}
{%- endmacro %}

{# Ratings by the league's counted possessions, of the games with plays. #}
{% macro ratings_of_team_lines() -%}
  {%- set rates = {} -%}
  {%- for name in ['ortg', 'drtg', 'net_rtg', 'pace', 'turnover_pct', 'opponent_turnover_pct', 'offensive_rebound_pct', 'defensive_rebound_pct', 'rebound_pct', 'opponent_offensive_rebound_pct'] -%}
    {%- do rates.update({name: metric(name, own='in_plays_', opponent='in_plays_opponent_')}) -%}
  {%- endfor -%}
  {{ return(rates) }}
{%- endmacro %}

{# Ratings by Basketball-Reference's estimate of possessions, of the loaded games: over a CTE that has possessions_est. #}
{% macro estimates_of_team_lines() -%}
  {%- set columns = {'own.points': 'points_loaded', 'opponent.points': 'points_loaded', 'own.seconds_played': 'seconds_loaded'} -%}
  {%- set rates = {} -%}
  {%- for name in ['ortg_est', 'drtg_est', 'net_rtg_est', 'pace_est'] -%}
    {%- do rates.update({name: metric(name, columns=columns)}) -%}
  {%- endfor -%}
  {{ return(rates) }}
{%- endmacro %}
