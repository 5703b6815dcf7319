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

{# Possessions by the simple formula: what the league's four factors of a player's time on court divide turnovers by. #}
{% macro simple_possessions(prefix='') -%}
  ({{ prefix }}field_goals_attempted + 0.44 * {{ prefix }}free_throws_attempted - {{ prefix }}rebounds_offensive + {{ prefix }}turnovers)
{%- endmacro %}
