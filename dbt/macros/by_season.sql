{# Raise it when a rule of a model that grows by seasons changes: every season is then built anew by the next run. #}
{% macro rules_of_seasons() -%}1{%- endmacro %}

{#
  Models that grow by seasons build a season anew, whole, when anything that was told of it changes, of whatever age, and leave
  every other season as it is. season_answers holds the fingerprint of each season as it is told now, built_seasons the one that
  all of these models were last built from: it comes after them all, so that a run that broke off is made good by the next one.
  `sha` says how far a model looks: over its own season, or (history_sha) over the results of the seasons before it as well.
  `with_before` takes in the season before a changed one, for a model whose seasons border on each other.
#}
{% macro hooks_of_seasons(sha='season_sha', with_before=false) -%}
  {{ return([
    {'sql': '{{ widen_stored_table(this) }}', 'transaction': target.type == 'bigquery'},
    {'sql': "{{ forget_other_seasons(this, '" ~ sha ~ "', " ~ with_before ~ ") }}", 'transaction': true},
  ]) }}
{%- endmacro %}

{# By name and not by ref: their place in the order of models is before fct_games, and after all that grow by seasons. #}
{% macro list_of_seasons(name) -%}
  {{ return(api.Relation.create(database=this.database, schema=generate_schema_name('core', none), identifier=name)) }}
{%- endmacro %}

{# Seasons of which something changed since they were built, or that are told of no more. #}
{% macro changed_seasons(sha) -%}
  {%- set built = list_of_seasons('built_seasons') -%}
  {%- set is_known = load_relation(built) is not none -%}
  select coalesce(asked.season, built.season) as season
  from {{ list_of_seasons('season_answers') }} as asked
  full outer join {% if is_known %}{{ built }}{% else %}(select * from {{ list_of_seasons('season_answers') }} where false){% endif %} as built
    on built.season = asked.season
  where asked.{{ sha }} is null or built.{{ sha }} is null or asked.{{ sha }} <> built.{{ sha }}
{%- endmacro %}

{#
  Run when season_answers is there: a changed season counts as not built from now on, whatever becomes of the run; else one that
  broke off, and an answer then taken back, would leave some models as of the answer.
#}
{% macro unlist_changed_seasons(sha) -%}
  {%- if execute and load_relation(list_of_seasons('built_seasons')) is not none -%}
    update {{ list_of_seasons('built_seasons') }}
    set {{ sha }} = ''
    where not exists (
      select 1 from {{ this }} as asked where asked.season = built_seasons.season and asked.{{ sha }} = built_seasons.{{ sha }}
    )
  {%- endif -%}
{%- endmacro %}

{% macro forget_other_seasons(stored, sha, with_before) -%}
  {%- if execute and is_incremental() -%}
    delete from {{ stored }}
    where season not in (select season from {{ list_of_seasons('season_answers') }})
      or season in ({{ changed_seasons(sha) }})
      {%- if with_before %}
      or season in (
        select max(before.season)
        from ({{ changed_seasons(sha) }}) as changed
        inner join {{ list_of_seasons('season_answers') }} as before on before.season < changed.season
        group by changed.season
      )
      {%- endif %}
  {%- endif -%}
{%- endmacro %}

{# The condition on a season's rows to be among those that this run adds. #}
{% macro is_to_be_built(season='season') -%}
  {%- if is_incremental() -%}
    {{ season }} in (select season from {{ list_of_seasons('season_answers') }} where season not in (select season from {{ this }}))
  {%- else -%}
    true
  {%- endif -%}
{%- endmacro %}
