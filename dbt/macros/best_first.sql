{# The order of standings: W%, then the simple tie-break; the id only makes the order the same every time. #}
{% macro best_first() -%}
  order by
    standing.win_pct desc nulls last,
    among_the_tied.win_pct_among_tied desc nulls last,
    standing.conference_win_pct desc nulls last,
    standing.net_points_per_game desc nulls last,
    standing.team_id
{%- endmacro %}
