{# Season types whose games count for rest, travel, form and Elo: all but preseason and all-star. Which of them count for standings is another question. #}
{% macro is_of_the_season(season_type='season_type') -%}
  {{ season_type }} in ('regular', 'cup_final', 'play_in', 'playoffs')
{%- endmacro %}

{# Games that are played or shall be: what a team's calendar is made of. One put off comes back under its new date. #}
{% macro is_on_the_calendar(status='status') -%}
  {{ status }} in ('scheduled', 'live', 'final')
{%- endmacro %}

{# How many rows of a named window, up to this one, fulfil a condition. The window is ordered by something unique. #}
{% macro count_where_over(condition, window) -%}
  cast(sum(case when {{ condition }} then 1 else 0 end) over {{ window }} as bigint)
{%- endmacro %}
