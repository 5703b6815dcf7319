{# Raise it when the rules of a play-level model change: every stored game is then built anew by the next run. #}
{% macro rules_of_plays() -%}3{%- endmacro %}

{#
  Models that grow by games keep of each row the answers it was made from (answer_sha). A run first forgets the games
  whose answers are no longer the ones in force, of whatever age, then adds the games that it does not have: what stays
  equals what a full refresh would say, and a run that broke off in between only leaves games to add.
#}
{% macro hooks_of_games() -%}
  {{ return([
    {'sql': '{{ widen_stored_table(this) }}', 'transaction': target.type == 'bigquery'},
    {'sql': '{{ forget_changed_games(this) }}', 'transaction': true},
  ]) }}
{%- endmacro %}

{#
  A column that the stored table does not have yet: everything is built anew. DuckDB cannot add one where it then inserts, so
  this comes before the model's transaction; in BigQuery dbt has no transaction, and would leave out a hook that is not of it.
#}
{% macro widen_stored_table(stored) -%}
  {%- if execute and is_incremental() -%}
    {%- set stored_columns = adapter.get_columns_in_relation(stored) | map(attribute='name') | map('lower') | list -%}
    {%- set missing = model.columns.values() | rejectattr('name', 'in', stored_columns) | list -%}
    {%- if missing and target.type == 'bigquery' -%}
      -- One change of the table, because BigQuery allows few in a short time.
      alter table {{ stored }}
      {%- for column in missing %}
        add column {{ column.name }} {{ column.data_type }}{{ ',' if not loop.last }}
      {%- endfor %};
    {%- elif missing -%}
      {%- for column in missing -%}
        alter table {{ stored }} add column {{ column.name }} {{ column.data_type }};
      {% endfor -%}
    {%- endif -%}
    {%- if missing %}
      delete from {{ stored }} where true;
    {%- endif -%}
  {%- endif -%}
{%- endmacro %}

{% macro forget_changed_games(stored) -%}
  {%- if execute and is_incremental() -%}
    delete from {{ stored }}
    where {{ is_to_be_built(season_of('game_id'), 'game_date') }} and not exists (
      select 1
      from {{ ref('play_games') }} as asked
      where {{ is_to_be_built('asked.season') }} and asked.game_id = {{ stored.identifier }}.game_id and asked.answer_sha = {{ stored.identifier }}.answer_sha
    )
  {%- endif -%}
{%- endmacro %}

{# The games that this run has to add. #}
{% macro games_to_add() -%}
  select *
  from {{ ref('play_games') }}
  where {{ is_in_batch() }}
  {%- if is_incremental() %}
  and game_id not in (select game_id from {{ this }} where {{ is_in_batch(none, 'game_date') }})
  {%- endif %}
{%- endmacro %}

{# BigQuery keeps what grows by games in one part a month, sorted by game; DuckDB has no such parts. #}
{% macro by_month() -%}
  {{ return({'field': 'game_date', 'data_type': 'date', 'granularity': 'month'} if target.type == 'bigquery' else none) }}
{%- endmacro %}
