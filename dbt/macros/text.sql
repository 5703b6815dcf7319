{# The first group of the first match of a regular expression; null when there is none. #}
{% macro first_match(text, pattern) -%}
  {% if target.type == 'bigquery' -%}
    regexp_extract({{ text }}, r'{{ pattern }}')
  {%- else -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}', 1), '')
  {%- endif %}
{%- endmacro %}

{# An instant as the same text on both engines, to the second; for fingerprints. #}
{% macro instant_text(instant) -%}
  {{ "format_timestamp('%F %T', " ~ instant ~ ")" if target.type == 'bigquery' else "strftime(" ~ instant ~ ", '%Y-%m-%d %H:%M:%S')" }}
{%- endmacro %}
