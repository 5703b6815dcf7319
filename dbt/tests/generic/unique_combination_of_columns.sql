{% test unique_combination_of_columns(model, columns) %}
  {% set list = columns | join(', ') %}
  select {{ list }}, count(*) as rows_found
  from {{ model }}
  group by {{ list }}
  having count(*) > 1
{% endtest %}
