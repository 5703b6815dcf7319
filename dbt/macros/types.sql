{# DuckDB's float has 32 bits, so dbt's own type_float will not do. #}
{% macro type_double() -%}
  {{ 'float64' if target.type == 'bigquery' else 'double' }}
{%- endmacro %}

{# A whole sum: DuckDB widens the sum of whole numbers to 128 bits, which no other reader knows. #}
{% macro total(expression) -%}
  cast(sum({{ expression }}) as bigint)
{%- endmacro %}

{# How many rows fulfil a condition (0 when none, never null). #}
{% macro count_where(condition) -%}
  cast(coalesce(sum(case when {{ condition }} then 1 else 0 end), 0) as bigint)
{%- endmacro %}
