{#
  How many games a regular season was planned to have: of each team, and of all together (the Cup final left out).
  Plain facts; a lockout or the pandemic shortened some, and one game of 2012-13 was never played. Null before 2004-05, when
  the league had fewer teams.
#}
{% macro planned_team_games(season) -%}
  case
    when {{ season }} = '2011-12' then 66
    when {{ season }} = '2020-21' then 72
    when {{ season }} >= '2004-05' then 82
  end
{%- endmacro %}

{% macro planned_games(season) -%}
  case
    when {{ season }} = '2011-12' then 990
    when {{ season }} = '2012-13' then 1229
    when {{ season }} = '2019-20' then 1059
    when {{ season }} = '2020-21' then 1080
    when {{ season }} >= '2004-05' then 1230
  end
{%- endmacro %}
