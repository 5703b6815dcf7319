{# Whether a listing is a result: over, with a score that decides. A "Final" without scores is how a postponed game is listed for some hours. #}
{% macro is_result(status, home_score, away_score) -%}
  coalesce({{ status }} = 3 and {{ home_score }} <> {{ away_score }}, false)
{%- endmacro %}

{# The words of a listing are the only ones to trust: other fields say postponed of whole seasons. #}
{% macro is_postponed(status, status_text, home_score, away_score) -%}
  (
    coalesce(lower({{ status_text }}) like 'ppd%' or lower({{ status_text }}) like 'postponed%', false)
    or ({{ status }} = 3 and coalesce({{ home_score }}, 0) = 0 and coalesce({{ away_score }}, 0) = 0)
  )
{%- endmacro %}

{% macro is_cancelled(status_text) -%}
  coalesce(lower({{ status_text }}) like 'cancel%', false)
{%- endmacro %}

{# Overtimes from the words of a result: Final, Final/OT, Final/OT2 (older feeds: Final/2OT); null for any other words. #}
{% macro overtimes_in(status_text) -%}
  case
    when lower({{ status_text }}) = 'final' then 0
    when lower({{ status_text }}) = 'final/ot' then 1
    when lower({{ status_text }}) like 'final/ot%' then {{ dbt.safe_cast("replace(lower(" ~ status_text ~ "), 'final/ot', '')", "bigint") }}
    when lower({{ status_text }}) like 'final/%ot' then {{ dbt.safe_cast("replace(replace(lower(" ~ status_text ~ "), 'final/', ''), 'ot', '')", "bigint") }}
  end
{%- endmacro %}
