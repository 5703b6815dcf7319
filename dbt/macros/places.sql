{# Kilometres between two places on a sphere of the earth's mean radius; null where a coordinate is. #}
{% macro great_circle_km(from_latitude, from_longitude, to_latitude, to_longitude) -%}
  {%- set radians = '(acos(-1) / 180)' -%}
  (2 * 6371.0088 * asin(sqrt(
    pow(sin(({{ to_latitude }} - {{ from_latitude }}) * {{ radians }} / 2), 2)
    + cos({{ from_latitude }} * {{ radians }}) * cos({{ to_latitude }} * {{ radians }})
      * pow(sin(({{ to_longitude }} - {{ from_longitude }}) * {{ radians }} / 2), 2)
  )))
{%- endmacro %}

{# Hours by which a zone's clocks are ahead of UTC at noon Eastern of a day, summer time included; null for a zone that nobody knows. #}
{% macro utc_offset_hours(date, zone) -%}
  {% if target.type == 'bigquery' -%}
    (datetime_diff(
      safe.datetime(timestamp_add(timestamp({{ date }}), interval 17 hour), {{ zone }}),
      datetime(timestamp_add(timestamp({{ date }}), interval 17 hour)), minute
    ) / 60)
  {%- else -%}
    (date_diff(
      'minute', cast({{ date }} as timestamp) + interval 17 hour,
      try(timezone({{ zone }}, timezone('UTC', cast({{ date }} as timestamp) + interval 17 hour)))
    ) / 60)
  {%- endif %}
{%- endmacro %}
