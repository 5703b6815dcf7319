{# Raise it when a rule of a model built from box scores changes: everything stored is then built anew by the next run. #}
{% macro rules_of_boxes() -%}1{%- endmacro %}

{# One hash over several values; nothing and an empty text are told apart. #}
{% macro fingerprint(expressions) -%}
  {%- set parts = [] -%}
  {%- for expression in expressions -%}
    {%- do parts.append("coalesce(cast(" ~ expression ~ " as " ~ dbt.type_string() ~ "), '-')") -%}
    {%- do parts.append("'|'") -%}
  {%- endfor -%}
  {{ dbt.hash(dbt.concat(parts)) }}
{%- endmacro %}

{# Every final game that has a box score, with the fingerprint of the answers that it stands on and of what other lists say of it. #}
{% macro box_answers(is_asked) -%}
  select
    games.game_id,
    games.home_team_id,
    games.away_team_id,
    games.home_score,
    games.away_score,
    games.game_date,
    answers.box_endpoint,
    {{ fingerprint([rules_of_boxes(), 'answers.answers', 'games.home_team_id', 'games.away_team_id', 'games.home_score', 'games.away_score', 'games.game_date']) }} as answers_sha
  from {{ ref('fct_games') }} as games
  left join (
    select
      scope as game_id,
      string_agg(concat(table_name, ':', endpoint, ':', sha256, ':', cast(loader_version as {{ dbt.type_string() }})), ' ' order by table_name) as answers,
      max(case when table_name = 'player_box_scores' then endpoint end) as box_endpoint
    from {{ source('staging', 'loaded_answers') }}
    where is_in_force and table_name in ('games', 'player_box_scores', 'team_box_scores') and {{ is_asked(none, 'game_date') }}
    group by scope
  ) as answers on answers.game_id = games.game_id
  where {{ is_asked('games.season') }} and games.is_final and games.detail <> 'score_only' and games.home_team_id is not null and games.away_team_id is not null
{%- endmacro %}

{# Each season and season type with the fingerprint of all its final games: what is summed over a season is built anew when it changes. #}
{% macro box_seasons() -%}
  select
    season,
    season_type,
    {{ dbt.hash("string_agg(concat(game_id, ' ', box_sha, ' ', coalesce(plays_sha, '-')), ' ' order by game_id)") }} as season_sha
  from {{ ref('box_games') }}
  where {{ is_to_be_built() }} and {{ is_of_the_season() }}
  group by season, season_type
{%- endmacro %}

{#
  Three ways for a table to grow, each correct for late rows because a row keeps the fingerprint of what it was made from:
  by games, a game is forgotten and added again when its answers change;
  by seasons, so is a season; by dates, so is everything of a season from the earliest change on, for rows that look back.
  A run that broke off in between only leaves rows to add.
#}
{% macro hooks_of_boxes(forget) -%}
  {{ return([
    {'sql': '{{ widen_stored_table(this) }}', 'transaction': target.type == 'bigquery'},
    {'sql': '{{ ' ~ forget ~ '(this) }}', 'transaction': true},
  ]) }}
{%- endmacro %}

{% macro forget_changed_answers(stored) -%}
  {%- if execute and is_incremental() -%}
    delete from {{ stored }}
    where {{ is_to_be_built(season_of('game_id'), 'game_date') }} and not exists (
      select 1
      from ({{ box_answers(is_to_be_built) }}) as asked
      where asked.game_id = {{ stored.identifier }}.game_id and asked.answers_sha = {{ stored.identifier }}.answers_sha
    )
  {%- endif -%}
{%- endmacro %}

{% macro forget_changed_boxes(stored) -%}
  {%- if execute and is_incremental() -%}
    delete from {{ stored }}
    where {{ is_to_be_built(date='game_date') }} and not exists (
      select 1
      from {{ ref('box_games') }} as asked
      where {{ is_to_be_built('asked.season') }} and asked.game_id = {{ stored.identifier }}.game_id and asked.box_sha = {{ stored.identifier }}.box_sha
    )
  {%- endif -%}
{%- endmacro %}

{% macro forget_changed_seasons(stored) -%}
  {%- if execute and is_incremental() -%}
    delete from {{ stored }}
    where {{ is_to_be_built() }} and not exists (
      select 1
      from ({{ box_seasons() }}) as asked
      where
        asked.season = {{ stored.identifier }}.season
        and asked.season_type = {{ stored.identifier }}.season_type
        and asked.season_sha = {{ stored.identifier }}.season_sha
    )
  {%- endif -%}
{%- endmacro %}

{% macro seasons_to_add() -%}
  select asked.season, asked.season_type, asked.season_sha
  from ({{ box_seasons() }}) as asked
  {%- if is_incremental() %}
  left join (select distinct season, season_type from {{ this }} where {{ is_to_be_built() }}) as stored
    on stored.season = asked.season and stored.season_type = asked.season_type
  where stored.season is null
  {%- endif %}
{%- endmacro %}

{# Games whose players are looked back from: of sound box scores, of the season types that count. #}
{% macro dated_games(is_asked) -%}
  select game_id, season, game_date, asof_sha
  from {{ ref('box_games') }}
  where {{ is_asked() }} and box_grade = 'sound' and {{ is_of_the_season() }}
{%- endmacro %}

{% macro forget_from_first_change(stored) -%}
  {%- if execute and is_incremental() -%}
    delete from {{ stored }}
    where {{ is_to_be_built(date='game_date') }} and exists (
      select 1
      from (
        select season, min(game_date) as game_date
        from (
          select kept.season, kept.game_date
          from (select distinct game_id, season, game_date, asof_sha from {{ stored }} where {{ is_to_be_built(date='game_date') }}) as kept
          left join ({{ dated_games(is_to_be_built) }}) as asked on asked.game_id = kept.game_id and asked.asof_sha = kept.asof_sha
          where asked.game_id is null
          union all
          select asked.season, asked.game_date
          from ({{ dated_games(is_to_be_built) }}) as asked
          left join (select distinct game_id, asof_sha from {{ stored }} where {{ is_to_be_built(date='game_date') }}) as kept on kept.game_id = asked.game_id and kept.asof_sha = asked.asof_sha
          where kept.game_id is null
        ) as changes
        group by season
      ) as changed
      where changed.season = {{ stored.identifier }}.season and changed.game_date <= {{ stored.identifier }}.game_date
    )
  {%- endif -%}
{%- endmacro %}

{% macro dated_games_to_add() -%}
  select *
  from ({{ dated_games(is_in_batch) }}) as asked
  {%- if is_incremental() %}
  where game_id not in (select game_id from {{ this }} where {{ is_in_batch(none, 'game_date') }})
  {%- endif %}
{%- endmacro %}
