{# Fails on each row where the expression is false; where it is null nothing is known, and the row passes. #}
{% test expression_is_true(model, expression) %}
  select *
  from {{ model }}
  where not ({{ expression }})
{% endtest %}
