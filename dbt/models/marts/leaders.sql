{%- set categories = {
  'PTS': 'points_per_game',
  'REB': 'rebounds_per_game',
  'AST': 'assists_per_game',
  'STL': 'steals_per_game',
  'BLK': 'blocks_per_game',
  'MIN': 'minutes_per_game'
} -%}
-- The ten best a game in each category, among those who played at least 70 % of their team's loaded games.
with

eligible as (
  select *
  from {{ ref('player_season') }}
  where games_played > 0 and games_played >= 0.7 * games_loaded
),

entries as (
  {%- for category, column in categories.items() %}
  select
    season, season_type, '{{ category }}' as category, player_id, team_id, player_name, games_played, games_loaded,
    {{ column }} as per_game, true_shooting_pct, is_complete
  from eligible
  where {{ column }} is not null
  {{ 'union all' if not loop.last }}
  {%- endfor %}
),

ranked as (
  select *, rank() over (partition by season, season_type, category order by per_game desc) as place
  from entries
)

select
  ranked.season,
  ranked.season_type,
  ranked.category,
  ranked.player_id,
  ranked.team_id,
  ranked.player_name,
  teams.tricode as team_tricode,
  ranked.place,
  ranked.games_played,
  ranked.games_loaded,
  ranked.per_game,
  ranked.true_shooting_pct,
  ranked.is_complete
from ranked
left join {{ ref('dim_teams') }} as teams
  on teams.team_id = ranked.team_id
  and ranked.season >= teams.from_season
  and ranked.season <= coalesce(teams.to_season, '9999-99')
where ranked.place <= 10
