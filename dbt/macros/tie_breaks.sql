{#
  The league's tie-break as a chain of CTEs, each of which reads only the one before. BigQuery lets no recursion aggregate, and
  reads a CTE anew at every mention, hence rounds written out, and rows that are pairs: each team with every team that it is tied
  with, itself included, so that both sides of a pair move on together.

  Each round breaks each remaining tie by the first criterion in which not all tied teams are equal; teams equal in it stay tied and
  begin anew from the top in the next round. A criterion counts only where all tied teams have a value for it, which before the end
  of a season not all do. Four rounds are the most that any day of the seasons tried needed; should the given number ever not
  do, the rule is `unfinished`, which no test lets pass, and the number is to be raised (a tie of n takes n - 1 at most).

  In: a CTE `pairs` with scope (columns that hold ties apart), team_id, rival_id, place (of the tie, best is 1), is_leader_first,
  wins and games (of team against rival), and of team and rival (rival_…) the criteria below. Out: CTE <prefix>broken with the scope,
  team_id, place and rule.
#}
{%- macro tie_break_criteria() -%}
  {{ return(['division_leader', 'division_record', 'conference_record', 'own_eligible', 'other_eligible', 'net_points']) }}
{%- endmacro -%}

{% macro break_ties(prefix, pairs, scope, rounds) -%}
{%- set tie = (scope + ['place']) | join(', ') -%}
{%- set criteria = tie_break_criteria() -%}
{{ prefix }}round_0 as {{ materialized() }} (
  select *, cast(null as {{ dbt.type_string() }}) as rule
  from {{ pairs }}
),
{%- for round in range(1, rounds + 1) %}

{{ judge_ties(prefix, round, tie, criteria) }},

{#- Every team of a tie of n has n rows in it, so n teams rank in steps of n. #}
{{ prefix }}ranked_{{ round }} as (
  select
    *,
    rank() over (partition by {{ tie }} order by {{ value_of_rule('', criteria) }} desc) - 1 as rows_ahead,
    rank() over (partition by {{ tie }} order by {{ value_of_rule('rival_', criteria) }} desc) - 1 as rival_rows_ahead
  from {{ prefix }}ruled_{{ round }}
),

{{ prefix }}round_{{ round }} as {{ materialized() }} (
  select
    {{ scope | join(', ') }},
    team_id,
    rival_id,
    {{ 'division_key,' if 'division_key' not in scope }}
    is_leader_first,
    wins,
    games,
    {%- for criterion in criteria %}
    {{ criterion }},
    rival_{{ criterion }},
    {%- endfor %}
    place + cast(round(rows_ahead / sqrt(pairs_in_tie)) as bigint) as place,
    new_rule as rule
  from {{ prefix }}ranked_{{ round }}
  where rows_ahead = rival_rows_ahead
),
{%- endfor %}

{{ judge_ties(prefix, rounds + 1, tie, criteria) }},

{{ prefix }}broken as (
  select
    {{ scope | join(', ') }},
    team_id,
    place,
    case when pairs_in_tie = 1 then rule when new_rule = 'undecided' then new_rule else 'unfinished' end as rule
  from {{ prefix }}ruled_{{ rounds + 1 }}
  where team_id = rival_id
)
{%- endmacro %}

{# By which criterion each tie that a round begins with is to be broken. #}
{% macro judge_ties(prefix, round, tie, criteria) -%}
{{ prefix }}among_{{ round }} as (
  select
    *,
    coalesce({{ safe_divide('sum(wins) over (partition by ' ~ tie ~ ', team_id)', 'sum(games) over (partition by ' ~ tie ~ ', team_id)') }}, {{ no_value() }}) as head_to_head,
    coalesce({{ safe_divide('sum(games - wins) over (partition by ' ~ tie ~ ', rival_id)', 'sum(games) over (partition by ' ~ tie ~ ', rival_id)') }}, {{ no_value() }}) as rival_head_to_head
  from {{ prefix }}round_{{ round - 1 }}
),

{{ prefix }}compared_{{ round }} as (
  select
    *,
    {%- for criterion in ['head_to_head'] + criteria %}
    min({{ criterion }}) over tie > {{ no_value() }} and min({{ criterion }}) over tie < max({{ criterion }}) over tie as {{ criterion }}_decides,
    {%- endfor %}
    min(division_key) over tie = max(division_key) over tie as is_one_division,
    count(*) over tie as pairs_in_tie
  from {{ prefix }}among_{{ round }}
  window tie as (partition by {{ tie }})
),

{{ prefix }}ruled_{{ round }} as (
  select
    *,
    case
      when pairs_in_tie = 1 then rule
      when pairs_in_tie = 4 and not is_leader_first and head_to_head_decides then 'head_to_head'
      when division_leader_decides then 'division_leader'
      when head_to_head_decides then 'head_to_head'
      when is_one_division and division_record_decides then 'division_record'
      when conference_record_decides then 'conference_record'
      when own_eligible_decides then 'own_eligible'
      when pairs_in_tie = 4 and other_eligible_decides then 'other_eligible'
      when net_points_decides then 'net_points'
      else 'undecided'
    end as new_rule
  from {{ prefix }}compared_{{ round }}
)
{%- endmacro %}

{# Below every percentage and every sum of points: what stands for a criterion without a value. #}
{% macro no_value() -%}-1000000000{%- endmacro %}

{% macro value_of_rule(whose, criteria) -%}
  case new_rule{% for criterion in ['head_to_head'] + criteria %} when '{{ criterion }}' then {{ whose }}{{ criterion }}{% endfor %} else 0 end
{%- endmacro %}

{#
  Which rules hold: since 2015-16 head-to-head comes before the division's leader in a tie of two, and since 2020-21 ten teams of a
  conference reach the postseason (play-in included) instead of eight.
#}
{% macro ruleset_of(season) -%}
  case when {{ season }} >= '2020-21' then 'since_2020_21' when {{ season }} >= '2015-16' then 'since_2015_16' else 'before_2015_16' end
{%- endmacro %}

{% macro postseason_places(season) -%}
  case when {{ season }} >= '2020-21' then 10 else 8 end
{%- endmacro %}

{#
  DuckDB, and the emulator that is DuckDB within, plan a long chain of windows in no time when told to keep a link, and for ever when
  not (pushing filters down costs twice as much with each link). BigQuery itself knows no such word.
#}
{% macro materialized() -%}
  {{ 'materialized' if target.type == 'duckdb' or env_var('HOOPS_BIGQUERY_ENDPOINT', '') }}
{%- endmacro %}

{# The record of the first of a conference or division, for the metric of games behind. #}
{% macro first_of(group) -%}
  {%- set first = 'over (partition by season, as_of_date, ' ~ group ~ '_key order by ' ~ group ~ '_rank)' -%}
  {{ return({'leader.wins': 'first_value(wins) ' ~ first, 'leader.losses': 'first_value(losses) ' ~ first}) }}
{%- endmacro %}
