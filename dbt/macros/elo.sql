{#
  Elo as 538 published it: K = 20, a multiplier of the margin, 1505 as the mean that a quarter of the way is gone back to between
  seasons. Two home edges side by side: the classic 100 points, and one fitted to what home teams win nowadays (least log loss over
  2024-25, where 30 to 40 points do about as well; 100 is clearly worse). Ratings are kept to six decimals, so that engines and
  restarts agree.
#}
{% macro elo_mean() -%}1505{%- endmacro %}
{% macro elo_home_edges() -%}
  {{ return({'classic': var('elo_home_edge_classic', 100), 'fitted': var('elo_home_edge_fitted', 35)}) }}
{%- endmacro %}

{# Chance of the one who is ahead by so many points, the home edge counted in. #}
{% macro elo_chance(ahead) -%}
  round({{ metric('win_probability', columns={'own.ahead': '(' ~ ahead ~ ')'}) }}, 6)
{%- endmacro %}

{# The rating after a game; ahead is one's own rating with the home edge less the other's, margin one's own points less the other's. #}
{% macro elo_after(before, ahead, margin) -%}
  round({{ metric('elo_after', columns={'own.elo_before': before, 'own.ahead': '(' ~ ahead ~ ')', 'own.margin': margin, 'own.is_win': '(' ~ margin ~ ' > 0)'}) }}, 6)
{%- endmacro %}

{# The element of an array at a place counted from 1. #}
{% macro nth(array, place) -%}
  {{ array }}[{% if target.type == 'bigquery' %}ordinal({{ place }}){% else %}{{ place }}{% endif %}]
{%- endmacro %}

{# An array made of another, element by element: the expression may speak of `element` and of its `place`, counted from 1. #}
{% macro each_element(array, expression) -%}
  {% if target.type == 'bigquery' -%}
    array(
      select {{ expression }}
      from (select element, place + 1 as place from unnest({{ array }}) as element with offset as place)
      order by place
    )
  {%- else -%}
    list_transform({{ array }}, lambda element, place: {{ expression }})
  {%- endif %}
{%- endmacro %}

{#
  The seasons that this run has to rate, oldest first: from the first changed day on. They are asked when the model is compiled,
  because each season is a recursion of its own: BigQuery stops one after 500 rounds, and a season has about 220 days with games.
#}
{% macro seasons_to_rate(stored) -%}
  {%- if execute and load_relation(ref('result_days')) is not none -%}
    {%- set asked -%}
      select distinct season
      from {{ ref('result_days') }}
      where ratings_sha is not null
      {%- if is_incremental() %}
        and {{ is_of_days('all') }}
        and season >= (select min(season) from ({{ changed_days(stored, 'ratings_sha', 'all', 'game_date') }}) as changed)
      {%- endif %}
      order by season
    {%- endset -%}
    {{ return(run_query(asked).columns[0].values() | list) }}
  {%- endif -%}
  {{ return([]) }}
{%- endmacro %}

{% macro season_before(season) -%}
  {%- set year = season[:4] | int -%}
  {{ return((year - 1) ~ '-' ~ ('%02d' % (year % 100))) }}
{%- endmacro %}
