{# A folder's schema is its name, exactly: staging, core, marts are the same word as folder, dataset and diagram. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
  {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
