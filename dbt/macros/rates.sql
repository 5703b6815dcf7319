{# The league's impact sum of a line; PIE is one's own divided by both sides'. The prefix names whose line. #}
{% macro impact_sum(prefix='', turnovers='turnovers') -%}
  ({{ prefix }}points + {{ prefix }}field_goals_made + {{ prefix }}free_throws_made - {{ prefix }}field_goals_attempted
    - {{ prefix }}free_throws_attempted + {{ prefix }}rebounds_defensive + 0.5 * {{ prefix }}rebounds_offensive + {{ prefix }}assists
    + {{ prefix }}steals + 0.5 * {{ prefix }}blocks - {{ prefix }}fouls_personal - {{ prefix }}{{ turnovers }})
{%- endmacro %}

{# All rebounds of a side that a percentage divides by: the players' and the team's, the ball being live. #}
{% macro live_rebounds(kind, prefix='') -%}
  ({{ prefix }}rebounds_{{ kind }} + {{ prefix }}rebounds_team_{{ kind }}_live)
{%- endmacro %}
