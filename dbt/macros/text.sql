{# The first group of the first match of a regular expression; null when there is none. #}
{% macro first_match(text, pattern) -%}
  {% if target.type == 'bigquery' -%}
    regexp_extract({{ text }}, r'{{ pattern }}')
  {%- else -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}', 1), '')
  {%- endif %}
{%- endmacro %}
