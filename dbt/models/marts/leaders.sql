{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
{#- What a leader averages, the total he may have instead of the games (before 2013-14). -#}
{%- set averages = {
  'PTS': ['points', 1, 1400],
  'REB': ['rebounds', 1, 800],
  'AST': ['assists', 1, 400],
  'STL': ['steals', 1, 125],
  'BLK': ['blocks', 1, 100],
  'MIN': ['seconds_played', 60, none]
} -%}
{#- What a leader divides, and the total he must have: from 2013-14 on, and before. -#}
{%- set ratios = {
  'FG%': ['field_goal_pct', 'field_goals_made', 300, 300],
  'FT%': ['free_throw_pct', 'free_throws_made', 125, 125],
  '3P%': ['three_point_pct', 'three_pointers_made', 82, 55],
  'AST/TO': ['assist_to_turnover', 'assists', 200, none],
  'STL/TO': ['steal_to_turnover', 'steals', 82, none]
} -%}
-- The ten best of each season in each category, among those who meet the league's minimums of that season, in proportion to the games loaded of 82.
with

seasons as (
  select *
  from {{ ref('player_season') }}
  where is_total and games_played > 0 and {{ is_to_be_built() }}
),

loads as (
  select season, season_type, min(case when box_grade = 'sound' then 1 else 0 end) = 1 as is_complete
  from {{ ref('box_games') }}
  where {{ is_to_be_built() }}
  group by season, season_type
),

entries as (
  {%- for category, rule in averages.items() %}
  select
    season, season_type, '{{ category }}' as category, player_id, last_team_id, player_name, games_played, games_loaded, true_shooting_pct,
    {{ safe_divide(rule[0], 'games_played * ' ~ rule[1]) }} as value,
    -- over as many games as he would have needed: 70 %, rounded up
    case when season >= '2013-14' then {{ safe_divide(rule[0], metric('games_required') ~ ' * ' ~ rule[1]) }} end as value_over_required_games,
    case
      when season >= '2013-14' then case when games_played >= {{ metric('games_required') }} then 'games' end
      when 82 * games_played >= 70 * games_loaded then 'games'
      {%- if rule[2] %}
      when 82 * {{ rule[0] }} >= {{ rule[2] }} * games_loaded then 'total'
      {%- endif %}
    end as qualified_by
  from seasons
  union all
  {%- endfor %}
  {%- for category, rule in ratios.items() %}
  select
    season, season_type, '{{ category }}', player_id, last_team_id, player_name, games_played, games_loaded, true_shooting_pct,
    {{ rule[0] }},
    cast(null as {{ type_double() }}),
    case
      when season >= '2013-14' then case when 82 * {{ rule[1] }} >= {{ rule[2] }} * games_loaded then 'total' end
      {%- if rule[3] %}
      when 82 * {{ rule[1] }} >= {{ rule[3] }} * games_loaded then 'total'
      {%- endif %}
    end
  from seasons
  where {{ rule[0] }} is not null
  {{ 'union all' if not loop.last }}
  {%- endfor %}
),

-- A regular season is over when all of it is final, or the next stage has results.
ends as (
  select season, is_regular_complete or play_in_games_final + playoffs_games_final > 0 as is_over
  from {{ ref('dim_seasons') }}
),

-- At the end of a season, one short of games stands among the leaders if his total over the games required beats all others.
bests as (
  select season, season_type, category, max(value) as value
  from entries
  where qualified_by is not null
  group by season, season_type, category
),

qualified as (
  select
    entries.season,
    entries.season_type,
    entries.category,
    entries.player_id,
    entries.last_team_id,
    entries.player_name,
    entries.games_played,
    entries.games_loaded,
    entries.true_shooting_pct,
    entries.value,
    loads.is_complete,
    coalesce(
      entries.qualified_by,
      case
        when entries.season_type = 'regular' and loads.is_complete and ends.is_over and entries.value_over_required_games > bests.value
          then 'total_over_required_games'
      end
    ) as qualified_by
  from entries
  inner join loads on loads.season = entries.season and loads.season_type = entries.season_type
  left join bests on bests.season = entries.season and bests.season_type = entries.season_type and bests.category = entries.category
  left join ends on ends.season = entries.season
),

ranked as (
  select *, rank() over (partition by season, season_type, category order by value desc) as place
  from qualified
  where qualified_by is not null
)

select
  ranked.season,
  ranked.season_type,
  ranked.category,
  ranked.player_id,
  ranked.last_team_id as team_id,
  ranked.player_name,
  teams.tricode as team_tricode,
  ranked.qualified_by,
  ranked.place,
  ranked.games_played,
  ranked.games_loaded,
  ranked.value,
  ranked.true_shooting_pct,
  ranked.is_complete
from ranked
left join {{ ref('dim_teams') }} as teams
  on teams.team_id = ranked.last_team_id
  and ranked.season >= teams.from_season
  and ranked.season <= coalesce(teams.to_season, '9999-99')
where ranked.place <= 10
