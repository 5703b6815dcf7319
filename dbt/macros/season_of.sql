{# Season and season type come from the digits of a game id (LLTYYNNNNN), never from a date: the 2020 Finals ended in October. #}
{% macro season_of(game_id) -%}
  {%- set year = "cast(substr(" ~ game_id ~ ", 4, 2) as " ~ dbt.type_int() ~ ")" -%}
  concat(
    cast(case when {{ year }} >= 46 then 1900 else 2000 end + {{ year }} as {{ dbt.type_string() }}),
    '-',
    lpad(cast(mod({{ year }} + 1, 100) as {{ dbt.type_string() }}), 2, '0')
  )
{%- endmacro %}

{% macro season_type_of(game_id) -%}
  case substr({{ game_id }}, 3, 1)
    when '1' then 'preseason'
    when '2' then 'regular'
    when '3' then 'all_star'
    when '4' then 'playoffs'
    when '5' then 'play_in'
    when '6' then 'cup_final'
  end
{%- endmacro %}
