{# A fraction, null when the denominator is 0 or null: DuckDB would say infinity, BigQuery would stop. #}
{% macro safe_divide(numerator, denominator) -%}
  (cast({{ numerator }} as {{ type_double() }}) / nullif({{ denominator }}, 0))
{%- endmacro %}
