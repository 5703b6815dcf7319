{# What form looks at: name → whole number of one game, and what a unit of it is. #}
{% macro form_sums() %}
  {{ return({
    'seconds': ['cast(round(100 * seconds_played) as bigint)', 6000, 'minutes', 'Minutes on court'],
    'points': ['points', 1, 'points', 'Points'],
    'rebounds': ['rebounds_total', 1, 'rebounds', 'Rebounds'],
    'assists': ['assists', 1, 'assists', 'Assists'],
    'steals': ['steals', 1, 'steals', 'Steals'],
    'blocks': ['blocks', 1, 'blocks', 'Blocks'],
    'turnovers': ['turnovers', 1, 'turnovers', 'Turnovers'],
    'plus_minus': ['cast(plus_minus as bigint)', 1, 'plus_minus', 'Score difference while on court'],
    'game_score': ['cast(round(10 * game_score) as bigint)', 10, 'game_score', 'Game score'],
  }) }}
{% endmacro %}

{# The shots that form's percentages come from. #}
{% macro form_shots() %}
  {{ return(['field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'three_pointers_attempted', 'free_throws_made', 'free_throws_attempted']) }}
{% endmacro %}

{# Those percentages. #}
{% macro form_rates() %}
  {{ return(['field_goal_pct', 'three_point_pct', 'free_throw_pct', 'true_shooting_pct']) }}
{% endmacro %}

{# Averages and percentages over one window whose sums are named by suffix. #}
{% macro form_columns(suffix) -%}
  games{{ suffix }},
  {%- for name, told in form_sums().items() %}
  {{ safe_divide(name ~ suffix, 'games' ~ suffix ~ ' * ' ~ told[1]) }} as {{ told[2] }}_per_game{{ suffix }},
  {%- endfor %}
  {%- set columns = {'own.points': 'points' ~ suffix} -%}
  {%- for name in form_shots() -%}
    {%- do columns.update({'own.' ~ name: name ~ suffix}) -%}
  {%- endfor -%}
  {%- for name in form_rates() %}
  {{ metric(name, columns=columns) }} as {{ name }}{{ suffix }}{{ ',' if not loop.last }}
  {%- endfor %}
{%- endmacro %}
