{# Hours by which a zone's clocks are ahead of UTC in the middle of a day, summer time included; null for a zone that nobody knows. #}
{% macro utc_offset_hours(date, zone) -%}
  {% if target.type == 'bigquery' -%}
    (timestamp_diff(
      timestamp_add(timestamp({{ date }}), interval 17 hour),
      safe_cast(concat(cast({{ date }} as string), ' 17:00:00 ', {{ zone }}) as timestamp), minute
    ) / 60)
  {%- else -%}
    (date_diff(
      'minute', cast({{ date }} as timestamp) + interval 17 hour,
      try(timezone({{ zone }}, timezone('UTC', cast({{ date }} as timestamp) + interval 17 hour)))
    ) / 60)
  {%- endif %}
{%- endmacro %}
