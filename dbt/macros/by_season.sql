{# Raise it when a rule of a model that grows by seasons changes: every season is then built anew by the next run. #}
{% macro rules_of_seasons() -%}1{%- endmacro %}

{# So is it when a growing model has other columns than it had: a stored row has nothing in a new one. #}
{% macro columns_that_grow() -%}
  {%- set names = [] -%}
  {%- if execute -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.config.materialized == 'incremental' -%}
      {%- for column in node.columns.values() -%}{%- do names.append(node.name ~ '.' ~ column.name) -%}{%- endfor -%}
    {%- endfor -%}
  {%- endif -%}
  {{ return(local_md5(names | sort | join(','))) }}
{%- endmacro %}

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

{#
  Every season that is told of or was, from the first on, and whether something changed since it was built: asked once a run, and
  kept where all models of a run find it, because only constants keep DuckDB and BigQuery from reading the seasons that stay.
#}
{% macro seasons_of_this_run() -%}
  {%- if 'seasons_of_this_run' not in graph -%}
    {%- set asked = list_of_seasons('season_answers') -%}
    {%- set built = list_of_seasons('built_seasons') -%}
    {%- set is_known = load_relation(built) is not none and 'first_date' in adapter.get_columns_in_relation(built) | map(attribute='name') -%}
    {%- set query -%}
      select
        coalesce(asked.season, built.season) as season,
        coalesce(asked.season_sha <> built.season_sha, true) as season_sha,
        coalesce(asked.history_sha <> built.history_sha, true) as history_sha,
        cast(least(coalesce(asked.first_date, built.first_date), coalesce(built.first_date, asked.first_date)) as {{ dbt.type_string() }}) as first_date,
        cast(greatest(coalesce(asked.last_date, built.last_date), coalesce(built.last_date, asked.last_date)) as {{ dbt.type_string() }}) as last_date
      from {{ asked }} as asked
      full outer join {% if is_known %}{{ built }}{% else %}(select * from {{ asked }} where false){% endif %} as built on built.season = asked.season
      order by season
    {%- endset -%}
    {%- set seasons = [] -%}
    {#- Before the first run, as when dbt writes its docs, none is told of. -#}
    {%- for row in (run_query(query).rows if load_relation(asked) is not none else []) -%}
      {%- do seasons.append({'season': row[0], 'season_sha': row[1], 'history_sha': row[2], 'first_date': row[3], 'last_date': row[4]}) -%}
    {%- endfor -%}
    {%- do graph.update({'seasons_of_this_run': {'all': seasons, 'in_batches': {}}}) -%}
  {%- endif -%}
  {{ return(graph['seasons_of_this_run']['all']) }}
{%- endmacro %}

{# Those that this run builds anew. `and_after`: also every one after the first of them, for what hangs on all that was before. #}
{% macro changed_seasons(sha='season_sha', with_before=false, and_after=false) -%}
  {%- set changed = [] -%}
  {%- set all = seasons_of_this_run() -%}
  {%- for season in all -%}
    {%- if season[sha] or (with_before and not loop.last and all[loop.index][sha]) or (and_after and changed) -%}
      {%- do changed.append(season) -%}
    {%- endif -%}
  {%- endfor -%}
  {{ return(changed) }}
{%- endmacro %}

{# The condition that a row is of such a season, of such days, or both: by days is how staging and the largest tables are stored. #}
{% macro is_of_seasons(seasons, season=none, date=none) -%}
  {%- set names = [] -%}
  {%- set spans = [] -%}
  {%- for each in seasons -%}
    {%- do names.append(quoted_season(each)) -%}
    {%- do spans.append(date ~ ' between ' ~ quoted_span(each)) -%}
  {%- endfor -%}
  {%- set parts = [] -%}
  {%- if season is not none -%}{%- do parts.append(season ~ ' in (' ~ names | join(', ') ~ ')') -%}{%- endif -%}
  {%- if date is not none -%}{%- do parts.append('(' ~ spans | join(' or ') ~ ')') -%}{%- endif -%}
  {{ return(parts | join(' and ') if seasons else 'false') }}
{%- endmacro %}

{% macro quoted_season(season) -%}
  {{ return("'" ~ season.season ~ "'") }}
{%- endmacro %}

{% macro quoted_span(season) -%}
  {{ return("date '" ~ season.first_date ~ "' and date '" ~ season.last_date ~ "'") }}
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
    delete from {{ stored }} where {{ is_of_seasons(changed_seasons(sha, with_before), season='season') }}
  {%- endif -%}
{%- endmacro %}

{# The condition on rows to be among those that this run adds; `date` where they are stored by days. #}
{% macro is_to_be_built(season='season', date=none, sha='season_sha', with_before=false) -%}
  {%- if execute and is_incremental() -%}
    {{ is_of_seasons(changed_seasons(sha, with_before), season, date) }}
  {%- else -%}
    true
  {%- endif -%}
{%- endmacro %}

{#
  The largest models are built one season after the other: what a statement holds in memory is a season, however many there are, and
  a season's rows lie side by side. Their own statement takes the first season that is to be built, add_other_seasons repeats it.
#}
{% macro is_in_batch(season='season', date=none) -%}
  {%- if execute and model.config.materialized == 'incremental' -%}
    {{ is_of_seasons(seasons_in_batches()[:1], season, date) }}
  {%- else -%}
    true
  {%- endif -%}
{%- endmacro %}

{# What such a model reads of another large one, or of staging. #}
{% macro batch_of(relation) -%}
  (select * from {{ relation }} where {{ is_in_batch(none, 'game_date') }})
{%- endmacro %}

{# Kept when the model is compiled, because after its statement it can no longer be told whether it was there before. #}
{% macro seasons_in_batches() -%}
  {%- set all = seasons_of_this_run() -%}
  {%- set kept = graph['seasons_of_this_run']['in_batches'] -%}
  {%- if model.name not in kept -%}
    {%- do kept.update({model.name: changed_seasons() if is_incremental() else all}) -%}
  {%- endif -%}
  {{ return(kept[model.name]) }}
{%- endmacro %}

{% macro add_other_seasons() -%}
  {%- if execute -%}
    {%- set columns = model.columns.keys() | join(', ') -%}
    {%- set seasons = seasons_in_batches() -%}
    {%- for season in seasons[1:] -%}
      {%- set rows = model.compiled_code | replace(quoted_season(seasons[0]), quoted_season(season)) | replace(quoted_span(seasons[0]), quoted_span(season)) -%}
      {%- do run_query('insert into ' ~ this ~ ' (' ~ columns ~ ') select ' ~ columns ~ ' from (' ~ rows ~ ') as more') -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}
