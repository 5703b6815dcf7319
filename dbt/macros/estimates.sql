{# Seconds added up as whole hundredths, so that the order of rows is nothing to the sum. #}
{% macro total_seconds(expression) -%}
  (cast(coalesce(sum(cast(round(100 * {{ expression }}) as bigint)), 0) as {{ type_double() }}) / 100)
{%- endmacro %}

{# Hollinger's game score of a line. #}
{% macro game_score(prefix='') -%}
  ({{ prefix }}points + 0.4 * {{ prefix }}field_goals_made - 0.7 * {{ prefix }}field_goals_attempted
    - 0.4 * ({{ prefix }}free_throws_attempted - {{ prefix }}free_throws_made) + 0.7 * {{ prefix }}rebounds_offensive
    + 0.3 * {{ prefix }}rebounds_defensive + {{ prefix }}steals + 0.7 * {{ prefix }}assists + 0.7 * {{ prefix }}blocks
    - 0.4 * {{ prefix }}fouls_personal - {{ prefix }}turnovers)
{%- endmacro %}

{# The league's efficiency of a line. #}
{% macro efficiency(prefix='') -%}
  ({{ prefix }}points + {{ prefix }}rebounds_offensive + {{ prefix }}rebounds_defensive + {{ prefix }}assists + {{ prefix }}steals
    + {{ prefix }}blocks - ({{ prefix }}field_goals_attempted - {{ prefix }}field_goals_made)
    - ({{ prefix }}free_throws_attempted - {{ prefix }}free_throws_made) - {{ prefix }}turnovers)
{%- endmacro %}

{# In how many of the five columns a line has ten or more. #}
{% macro columns_of_ten(prefix='') -%}
  (
    {%- for column in ['points', 'rebounds_total', 'assists', 'steals', 'blocks'] %}
    case when {{ prefix }}{{ column }} >= 10 then 1 else 0 end{{ ' +' if not loop.last }}
    {%- endfor %}
  )
{%- endmacro %}

{% macro true_shooting(prefix='') -%}
  {{ safe_divide(prefix ~ 'points', '(2 * (' ~ prefix ~ 'field_goals_attempted + 0.44 * ' ~ prefix ~ 'free_throws_attempted))') }}
{%- endmacro %}

{% macro effective_field_goals(prefix='') -%}
  {{ safe_divide('(' ~ prefix ~ 'field_goals_made + 0.5 * ' ~ prefix ~ 'three_pointers_made)', prefix ~ 'field_goals_attempted') }}
{%- endmacro %}

{# Half of Basketball-Reference's estimate of possessions: one side's part of it, out of that side's and the other's totals. #}
{% macro possessions_of_side(own, other) -%}
  ({{ own }}field_goals_attempted + 0.4 * {{ own }}free_throws_attempted
    - 1.07 * coalesce({{ safe_divide(own ~ 'rebounds_offensive', '(' ~ own ~ 'rebounds_offensive + ' ~ other ~ 'rebounds_defensive)') }}, 0)
      * ({{ own }}field_goals_attempted - {{ own }}field_goals_made)
    + {{ own }}turnovers)
{%- endmacro %}

{# Basketball-Reference's estimate of a team's possessions from two box scores. #}
{% macro estimated_possessions(own, other) -%}
  (0.5 * ({{ possessions_of_side(own, other) }} + {{ possessions_of_side(other, own) }}))
{%- endmacro %}

{# What a player's line counts: name in the marts → column of fct_player_games. #}
{% macro player_counters() %}
  {{ return({
    'points': 'points',
    'field_goals_made': 'field_goals_made',
    'field_goals_attempted': 'field_goals_attempted',
    'three_pointers_made': 'three_pointers_made',
    'three_pointers_attempted': 'three_pointers_attempted',
    'free_throws_made': 'free_throws_made',
    'free_throws_attempted': 'free_throws_attempted',
    'rebounds_offensive': 'rebounds_offensive',
    'rebounds_defensive': 'rebounds_defensive',
    'rebounds': 'rebounds_total',
    'assists': 'assists',
    'steals': 'steals',
    'blocks': 'blocks',
    'turnovers': 'turnovers',
    'fouls_personal': 'fouls_personal',
  }) }}
{% endmacro %}
