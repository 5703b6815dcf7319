{# Whole numbers from 0 to 999: BigQuery stops a recursion after 500 rounds, and a season is shorter than 1,000 days. #}
{% macro thousand_numbers() -%}
  select ones.digit + 10 * tens.digit + 100 * hundreds.digit as number
  from digits as ones
  cross join digits as tens
  cross join digits as hundreds
{%- endmacro %}

{% macro ten_digits() -%}
  {%- for digit in range(10) %}
  select {{ digit }} as digit {{ 'union all' if not loop.last }}
  {%- endfor %}
{%- endmacro %}

{# 1 for Monday to 7 for Sunday, as ISO counts: the engines number weekdays in different ways. #}
{% macro iso_day_of_week(date) -%}
  {% if target.type == 'bigquery' -%}
    (mod(extract(dayofweek from {{ date }}) + 5, 7) + 1)
  {%- else -%}
    isodow({{ date }})
  {%- endif %}
{%- endmacro %}

{% macro iso_week(date) -%}
  {% if target.type == 'bigquery' %}extract(isoweek from {{ date }}){% else %}weekofyear({{ date }}){% endif %}
{%- endmacro %}

{% macro iso_year(date) -%}
  {% if target.type == 'bigquery' %}extract(isoyear from {{ date }}){% else %}isoyear({{ date }}){% endif %}
{%- endmacro %}
