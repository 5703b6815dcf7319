{# Raise one when the rules of that model change: every stored day is then built anew by the next run. #}
{% macro rules_of_standings() -%}1{%- endmacro %}
{% macro rules_of_ratings() -%}1{%- endmacro %}

{#
  Models that grow by days keep of each row the fingerprint of its day's results. A row depends on all days before it, so a run
  first forgets everything from the first day on that is not as it was, of whatever age, then adds the days that it does not
  have: what stays equals what a full refresh would say. `scope` is how far a change reaches: standings begin anew each season,
  ratings never.
#}
{% macro hooks_of_days(sha, scope, day='as_of_date') -%}
  {{ return([
    {'sql': '{{ widen_stored_table(this) }}', 'transaction': false},
    {'sql': "{{ forget_from_changed_day(this, '" ~ sha ~ "', '" ~ scope ~ "', '" ~ day ~ "') }}", 'transaction': true},
  ]) }}
{%- endmacro %}

{% macro forget_from_changed_day(stored, sha, scope, day) -%}
  {%- if execute and is_incremental() -%}
    delete from {{ stored }}
    where {{ is_of_days(scope, day) }} and exists (
      select 1
      from (
        select {% if scope == 'season' %}season, {% endif %}min(day) as day
        from ({{ changed_days(stored, sha, scope, day) }}) as changed
        {%- if scope == 'season' %}
        group by season
        {%- endif %}
      ) as first_changed
      where {% if scope == 'season' %}first_changed.season = {{ stored.identifier }}.season and {% endif -%}
        {{ stored.identifier }}.{{ day }} >= first_changed.day
    )
  {%- endif -%}
{%- endmacro %}

{# Days that a change can reach: of the changed seasons and, as their calendars border on each other, the ones before; of ratings also of all after. #}
{% macro is_of_days(scope, day=none, season='season') -%}
  {{ is_of_seasons(changed_seasons(with_before=true, and_after=(scope == 'all')), season, day) }}
{%- endmacro %}

{# Days that are new, gone, or not as they were. #}
{% macro changed_days(stored, sha, scope, day) -%}
  select coalesce(asked.season, held.season) as season, coalesce(asked.game_date, held.{{ day }}) as day
  from (select season, game_date, {{ sha }} from {{ ref('result_days') }} where {{ is_of_days(scope) }} and {{ sha }} is not null) as asked
  full outer join (select distinct season, {{ day }}, results_sha from {{ stored }} where {{ is_of_days(scope, day) }}) as held
    on held.season = asked.season and held.{{ day }} = asked.game_date
  where asked.{{ sha }} is null or held.results_sha is null or asked.{{ sha }} <> held.results_sha
{%- endmacro %}

{# The days that this run has to add. #}
{% macro days_to_add(sha, scope, day='as_of_date') -%}
  select asked.season, asked.game_date as {{ day }}, asked.{{ sha }} as results_sha
  from {{ ref('result_days') }} as asked
  {%- if is_incremental() %}
  left join (select distinct season, {{ day }} from {{ this }} where {{ is_of_days(scope, day) }}) as held
    on held.season = asked.season and held.{{ day }} = asked.game_date
  where {{ is_of_days(scope, season='asked.season') }} and asked.{{ sha }} is not null and held.season is null
  {%- else %}
  where asked.{{ sha }} is not null
  {%- endif %}
{%- endmacro %}

{# BigQuery keeps such a model in one part a month of its day. #}
{% macro by_month_of(day) -%}
  {{ return({'field': day, 'data_type': 'date', 'granularity': 'month'} if target.type == 'bigquery' else none) }}
{%- endmacro %}
