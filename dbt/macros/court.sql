{#
  Zone of a shot by our own geometry, in tenths of feet around the basket (fitted on recorded shots): the feed's own
  areas put tips without a place at mid-range, and full-court shots near the basket. is_three is the score sheet's word.
#}
{% macro shot_zone(x, y, is_three, is_at_rim) -%}
  case
    when {{ x }} is null or {{ y }} is null or ({{ x }} = 0 and {{ y }} = 0) then
      case when {{ is_at_rim }} and not {{ is_three }} then 'restricted_area' else 'unknown' end
    when {{ y }} > 417.5 then 'backcourt'
    when {{ is_three }} and abs({{ x }}) >= 220 and {{ y }} <= 89.5 then case when {{ x }} < 0 then 'left_corner_three' else 'right_corner_three' end
    when {{ is_three }} then 'above_the_break_three'
    when {{ x }} * {{ x }} + {{ y }} * {{ y }} <= 43.5 * 43.5 and {{ y }} >= -14 then 'restricted_area'
    when abs({{ x }}) <= 80 and {{ y }} <= 137.5 then 'paint'
    else 'mid_range'
  end
{%- endmacro %}

{# Where the zone comes from: a place on the court, or the kind of shot where the feed has none (it says 0, 0). #}
{% macro zone_source(x, y, is_three, is_at_rim) -%}
  case
    when {{ x }} is null or {{ y }} is null or ({{ x }} = 0 and {{ y }} = 0) then
      case when {{ is_at_rim }} and not {{ is_three }} then 'kind_of_shot' else 'none' end
    else 'geometry'
  end
{%- endmacro %}
