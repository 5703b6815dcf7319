{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_days('ratings_sha', 'all', 'game_date')) }}
{%- set seasons = seasons_to_rate(this) or ['9999-00'] -%}
{%- set edges = elo_home_edges() -%}
-- Two rows per final game, one a team: its rating before and after, game by game in order of days and tip-offs. A rating hangs on all
-- games before it, so each season is a recursion of one step per day whose state is one row with all ratings in an array (BigQuery lets no
-- recursion aggregate); a run starts from the ratings that are stored.
with recursive

days as (
  {{ days_to_add('ratings_sha', 'all', 'game_date') }}
),

games as (
  select
    games.season,
    games.season_type,
    games.game_id,
    games.home_team_id,
    games.away_team_id,
    games.home_score - games.away_score as margin,
    coalesce(games.is_neutral, false) as is_neutral,
    games.game_date,
    games.tip_off_at,
    days.results_sha
  from {{ ref('fct_games') }} as games
  inner join days on days.season = games.season and days.game_date = games.game_date
  where games.is_final and games.home_team_id is not null and games.away_team_id is not null and {{ is_of_the_season('games.season_type') }}
),

sides as (
  select *, home_team_id as team_id, away_team_id as opponent_team_id, margin as own_margin, case when is_neutral then 0 else 1 end as edge, true as is_home
  from games
  union all
  select *, away_team_id, home_team_id, -margin, case when is_neutral then 0 else -1 end, false
  from games
),

-- A team plays once a day; should it play twice, its second game is a step of its own.
rounds as (
  select game_id, max(nth) as nth
  from (
    select game_id, row_number() over (partition by season, game_date, team_id order by tip_off_at nulls last, game_id) as nth
    from sides
  ) as numbered
  group by game_id
),

steps as {{ materialized() }} (
  select
    sides.*,
    dense_rank() over (partition by sides.season order by sides.game_date, rounds.nth) as step
  from sides
  inner join rounds on rounds.game_id = sides.game_id
),

edges as (
  {%- for name, points in edges.items() %}
  select '{{ name }}' as kind, {{ points }} as home_edge {{ 'union all' if not loop.last }}
  {%- endfor %}
),

last_0 as (
  {%- if is_incremental() %}
  select team_id, season, is_cold_start, elo_after as elo_classic, elo_fitted_after as elo_fitted
  from (
    select
      *,
      row_number() over (partition by team_id order by game_date desc, tip_off_at desc nulls last, game_id desc) as games_ago
    from {{ this }}
    where season in ('{{ season_before(seasons[0]) }}', '{{ seasons[0] }}')
  ) as stored
  where games_ago = 1
  {%- else %}
  select
    cast(null as {{ dbt.type_string() }}) as team_id,
    cast(null as {{ dbt.type_string() }}) as season,
    cast(null as {{ dbt.type_boolean() }}) as is_cold_start,
    cast(null as {{ type_double() }}) as elo_classic,
    cast(null as {{ type_double() }}) as elo_fitted
  from days
  where false
  {%- endif %}
),
{%- for season in seasons %}
{%- set n = loop.index %}

teams_{{ n }} as {{ materialized() }} (
  select
    teams.team_id,
    row_number() over (order by teams.team_id) as slot,
    {%- for name in edges %}
    case last_ratings.season
      when '{{ season }}' then last_ratings.elo_{{ name }}
      when '{{ season_before(season) }}' then round({{ metric('elo_carried_over', columns={'own.elo': 'last_ratings.elo_' ~ name}) }}, 6)
      else {{ elo_mean() }}
    end as elo_{{ name }},
    {%- endfor %}
    case last_ratings.season when '{{ season }}' then last_ratings.is_cold_start when '{{ season_before(season) }}' then false else true end as is_cold_start
  from (select distinct team_id from sides where season = '{{ season }}') as teams
  left join last_{{ n - 1 }} as last_ratings on last_ratings.team_id = teams.team_id
),

{#- One row per step, arrays by slot: whom each team plays (itself when it does not), who is at home, and by how much it won. #}
steps_{{ n }} as {{ materialized() }} (
  select
    all_steps.step,
    array_agg(coalesce(opponents.slot, teams.slot) order by teams.slot) as opponents,
    array_agg(coalesce(steps.edge, 0) order by teams.slot) as edges,
    array_agg(coalesce(steps.own_margin, 0) order by teams.slot) as margins
  from (select distinct step from steps where season = '{{ season }}') as all_steps
  cross join teams_{{ n }} as teams
  left join steps on steps.season = '{{ season }}' and steps.step = all_steps.step and steps.team_id = teams.team_id
  left join teams_{{ n }} as opponents on opponents.team_id = steps.opponent_team_id
  group by all_steps.step
),

ratings_{{ n }} as (
  select
    cast(0 as bigint) as step,
    edges.kind,
    cast(edges.home_edge as {{ type_double() }}) as home_edge,
    array_agg(cast(case edges.kind when 'classic' then teams.elo_classic else teams.elo_fitted end as {{ type_double() }}) order by teams.slot) as ratings
  from teams_{{ n }} as teams
  cross join edges
  group by edges.kind, edges.home_edge
  union all
  select
    steps.step,
    before.kind,
    before.home_edge,
    {%- set ahead = 'element + ' ~ nth('steps.edges', 'place') ~ ' * before.home_edge - ' ~ nth('before.ratings', nth('steps.opponents', 'place')) %}
    {{ each_element('before.ratings', 'case ' ~ nth('steps.margins', 'place') ~ ' when 0 then element else ' ~ elo_after('element', ahead, nth('steps.margins', 'place')) ~ ' end') }}
  from ratings_{{ n }} as before
  inner join steps_{{ n }} as steps on steps.step = before.step + 1
),

by_team_{{ n }} as (
  select
    ratings.step,
    teams.team_id,
    teams.is_cold_start,
    {%- for name in edges %}
    max(case when ratings.kind = '{{ name }}' then {{ nth('ratings.ratings', 'teams.slot') }} end) as elo_{{ name }}{{ ',' if not loop.last }}
    {%- endfor %}
  from ratings_{{ n }} as ratings
  cross join teams_{{ n }} as teams
  group by ratings.step, teams.team_id, teams.is_cold_start
),

rated_{{ n }} as (
  select
    steps.*,
    before.is_cold_start,
    {%- for name in edges %}
    before.elo_{{ name }} as elo_{{ name }}_before,
    after.elo_{{ name }} as elo_{{ name }}_after,
    opponents.elo_{{ name }} as opponent_elo_{{ name }}_before{{ ',' if not loop.last }}
    {%- endfor %}
  from steps
  inner join by_team_{{ n }} as before on before.step = steps.step - 1 and before.team_id = steps.team_id
  inner join by_team_{{ n }} as after on after.step = steps.step and after.team_id = steps.team_id
  inner join by_team_{{ n }} as opponents on opponents.step = steps.step - 1 and opponents.team_id = steps.opponent_team_id
  where steps.season = '{{ season }}'
),

last_{{ n }} as (
  select team_id, '{{ season }}' as season, is_cold_start, elo_classic, elo_fitted
  from by_team_{{ n }}
  where step = (select max(step) from by_team_{{ n }})
  union all
  select before.team_id, before.season, before.is_cold_start, before.elo_classic, before.elo_fitted
  from last_{{ n - 1 }} as before
  left join teams_{{ n }} as teams on teams.team_id = before.team_id
  where teams.team_id is null
),
{%- endfor %}

rated as (
  {%- for season in seasons %}
  select * from rated_{{ loop.index }}
  {{ 'union all' if not loop.last }}
  {%- endfor %}
)

select
  game_id,
  team_id,
  opponent_team_id,
  season,
  season_type,
  results_sha,
  own_margin as margin,
  elo_classic_before as elo_before,
  elo_classic_after as elo_after,
  opponent_elo_classic_before as opponent_elo_before,
  elo_fitted_before,
  elo_fitted_after,
  opponent_elo_fitted_before,
  {{ elo_chance('elo_classic_before + edge * ' ~ edges['classic'] ~ ' - opponent_elo_classic_before') }} as win_probability,
  {{ elo_chance('elo_fitted_before + edge * ' ~ edges['fitted'] ~ ' - opponent_elo_fitted_before') }} as win_probability_fitted,
  is_home,
  is_neutral,
  own_margin > 0 as is_win,
  is_cold_start,
  game_date,
  tip_off_at
from rated
