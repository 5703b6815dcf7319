{%- set counters = [
  'field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'three_pointers_attempted', 'free_throws_made',
  'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'assists', 'steals', 'blocks', 'turnovers_personal'
] -%}
-- A team's season, one row a season type: the score side from every final game, the box side from the games loaded.
with

totals as (
  select
    season,
    season_type,
    team_id,
    count(*) as team_games,
    {{ count_where("detail <> 'score_only'") }} as games_loaded,
    {{ count_where('is_win') }} as wins,
    {{ count_where('not is_win') }} as losses,
    {{ total('points') }} as points,
    {{ total('opponent_points') }} as opponent_points,
    {{ total("case when detail <> 'score_only' then points end") }} as points_loaded,
    {%- for counter in counters %}
    {{ total(counter) }} as {{ counter }},
    {{ total('opponent_' ~ counter) }} as opponent_{{ counter }}{{ ',' if not loop.last }}
    {%- endfor %}
  from {{ ref('fct_team_games') }}
  where season_type in ('regular', 'play_in', 'playoffs', 'cup_final')
  group by season, season_type, team_id
)

select
  season,
  season_type,
  team_id,
  team_games,
  games_loaded,
  wins,
  losses,
  {{ safe_divide('wins', 'team_games') }} as win_pct,
  {{ safe_divide('points', 'team_games') }} as points_per_game,
  {{ safe_divide('opponent_points', 'team_games') }} as opponent_points_per_game,
  {{ safe_divide('points - opponent_points', 'team_games') }} as net_points_per_game,
  {{ safe_divide('rebounds_offensive + rebounds_defensive', 'games_loaded') }} as rebounds_per_game,
  {{ safe_divide('assists', 'games_loaded') }} as assists_per_game,
  {{ safe_divide('steals', 'games_loaded') }} as steals_per_game,
  {{ safe_divide('blocks', 'games_loaded') }} as blocks_per_game,
  {{ safe_divide('turnovers_personal', 'games_loaded') }} as turnovers_per_game,
  {{ safe_divide('field_goals_made', 'field_goals_attempted') }} as field_goal_pct,
  {{ safe_divide('three_pointers_made', 'three_pointers_attempted') }} as three_point_pct,
  {{ safe_divide('free_throws_made', 'free_throws_attempted') }} as free_throw_pct,
  {{ safe_divide('(field_goals_made + 0.5 * three_pointers_made)', 'field_goals_attempted') }} as effective_field_goal_pct,
  {{ safe_divide('points_loaded', '(2 * (field_goals_attempted + 0.44 * free_throws_attempted))') }} as true_shooting_pct,
  {{ safe_divide('(opponent_field_goals_made + 0.5 * opponent_three_pointers_made)', 'opponent_field_goals_attempted') }}
    as opponent_effective_field_goal_pct,
  {{ safe_divide('rebounds_offensive', 'rebounds_offensive + opponent_rebounds_defensive') }} as rebounds_offensive_share,
  games_loaded = team_games as is_complete
from totals
