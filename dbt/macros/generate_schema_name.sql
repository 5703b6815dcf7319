{# A folder's schema is its name, exactly: staging, core, marts are the same word as folder, dataset and diagram. In BigQuery a prefix may come before it, for tests and trials. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
  {%- if custom_schema_name -%}
    {{ env_var('HOOPS_DATASET_PREFIX', '') }}{{ custom_schema_name | trim }}
  {%- else -%}
    {{ target.schema | trim }}
  {%- endif -%}
{%- endmacro %}
