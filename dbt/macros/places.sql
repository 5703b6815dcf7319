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
