{# Seconds added up as whole hundredths, so that the order of rows is nothing to the sum. #}
{% macro total_seconds(expression) -%}
  (cast(coalesce(sum(cast(round(100 * {{ expression }}) as bigint)), 0) as {{ type_double() }}) / 100)
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
