{%- set per_game = {
  'points': 'points',
  'rebounds_offensive': 'rebounds_offensive',
  'rebounds_defensive': 'rebounds_defensive',
  'rebounds_total': 'rebounds',
  'assists': 'assists',
  'steals': 'steals',
  'blocks': 'blocks',
  'turnovers': 'turnovers',
  'fouls_personal': 'fouls'
} -%}
-- A player's season, one row a season type, all his teams together: totals first, rates of totals last.
with

lines as (
  select *
  from {{ ref('fct_player_games') }}
  where season_type in ('regular', 'play_in', 'playoffs', 'cup_final')
),

last_lines as (
  select season, season_type, player_id, team_id, player_name
  from lines
  where true
  qualify row_number() over (partition by season, season_type, player_id order by game_date desc, game_id desc) = 1
),

team_loads as (
  select
    season,
    season_type,
    team_id,
    count(*) as team_games,
    {{ count_where("detail <> 'score_only'") }} as games_loaded
  from {{ ref('fct_team_games') }}
  group by season, season_type, team_id
),

player_teams as (
  select distinct season, season_type, player_id, team_id from lines
),

-- A season is whole when every game of every team the player was with has its box score.
completeness as (
  select
    player_teams.season,
    player_teams.season_type,
    player_teams.player_id,
    count(*) as teams,
    {{ count_where('team_loads.games_loaded < team_loads.team_games') }} = 0 as is_complete
  from player_teams
  inner join team_loads
    on team_loads.season = player_teams.season
    and team_loads.season_type = player_teams.season_type
    and team_loads.team_id = player_teams.team_id
  group by player_teams.season, player_teams.season_type, player_teams.player_id
),

totals as (
  select
    season,
    season_type,
    player_id,
    {{ count_where('is_played') }} as games_played,
    {{ count_where('is_played and is_starter') }} as games_started,
    coalesce(sum(seconds_played), 0) as seconds_played,
    {%- for counter in per_game.keys() %}
    {{ total(counter) }} as {{ counter }},
    {%- endfor %}
    {{ total('field_goals_made') }} as field_goals_made,
    {{ total('field_goals_attempted') }} as field_goals_attempted,
    {{ total('three_pointers_made') }} as three_pointers_made,
    {{ total('three_pointers_attempted') }} as three_pointers_attempted,
    {{ total('free_throws_made') }} as free_throws_made,
    {{ total('free_throws_attempted') }} as free_throws_attempted,
    sum(plus_minus) as plus_minus
  from lines
  group by season, season_type, player_id
)

select
  totals.season,
  totals.season_type,
  totals.player_id,
  last_lines.team_id,
  last_lines.player_name,
  completeness.teams,
  team_loads.team_games,
  team_loads.games_loaded,
  totals.games_played,
  totals.games_started,
  {{ safe_divide('totals.seconds_played', 'totals.games_played * 60') }} as minutes_per_game,
  {%- for counter, name in per_game.items() %}
  {{ safe_divide('totals.' ~ counter, 'totals.games_played') }} as {{ name }}_per_game,
  {%- endfor %}
  {{ safe_divide('totals.plus_minus', 'totals.games_played') }} as plus_minus_per_game,
  {{ safe_divide('totals.field_goals_made', 'totals.field_goals_attempted') }} as field_goal_pct,
  {{ safe_divide('totals.three_pointers_made', 'totals.three_pointers_attempted') }} as three_point_pct,
  {{ safe_divide('totals.free_throws_made', 'totals.free_throws_attempted') }} as free_throw_pct,
  {{ safe_divide('(totals.field_goals_made + 0.5 * totals.three_pointers_made)', 'totals.field_goals_attempted') }}
    as effective_field_goal_pct,
  {{ safe_divide('totals.points', '(2 * (totals.field_goals_attempted + 0.44 * totals.free_throws_attempted))') }}
    as true_shooting_pct,
  {{ safe_divide('totals.three_pointers_attempted', 'totals.field_goals_attempted') }} as three_point_attempt_rate,
  {{ safe_divide('totals.free_throws_attempted', 'totals.field_goals_attempted') }} as free_throw_attempt_rate,
  {{ safe_divide('totals.points * 2160', 'totals.seconds_played') }} as points_per_36,
  {{ safe_divide('totals.rebounds_total * 2160', 'totals.seconds_played') }} as rebounds_per_36,
  {{ safe_divide('totals.assists * 2160', 'totals.seconds_played') }} as assists_per_36,
  totals.points,
  totals.rebounds_total as rebounds,
  totals.assists,
  totals.field_goals_made,
  totals.field_goals_attempted,
  totals.three_pointers_made,
  totals.three_pointers_attempted,
  totals.free_throws_made,
  totals.free_throws_attempted,
  totals.seconds_played,
  completeness.is_complete
from totals
inner join last_lines
  on last_lines.season = totals.season and last_lines.season_type = totals.season_type and last_lines.player_id = totals.player_id
inner join completeness
  on completeness.season = totals.season
  and completeness.season_type = totals.season_type
  and completeness.player_id = totals.player_id
inner join team_loads
  on team_loads.season = totals.season and team_loads.season_type = totals.season_type and team_loads.team_id = last_lines.team_id
