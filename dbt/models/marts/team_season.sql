{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- A team's season, one row a season type: records and points from every final game, the rest from the games whose box score is sound,
-- counted possessions from those of them with plays.
with

lines as (
  {{ team_lines() }}
),

totals as (
  select
    season,
    season_type,
    team_id,
    {{ sums_of_team_lines() }}
  from lines
  where {{ is_of_the_season() }}
  group by season, season_type, team_id
),

estimated as (
  select *, {{ metric('possessions_est') }} as possessions_est
  from totals
)

select
  season,
  season_type,
  team_id,
  games_played,
  games_loaded,
  games_with_plays,
  wins,
  losses,
  overtime_games,
  {{ metric('win_pct', columns={'own.games': 'games_played'}) }} as win_pct,
  points,
  opponent_points,
  {%- for side in ['', 'opponent_'] %}
  {%- for counter in team_counters() %}
  {{ side }}{{ counter }},
  {%- endfor %}
  {%- endfor %}
  in_plays_possessions as possessions,
  in_plays_opponent_possessions as opponent_possessions,
  possessions_est,
  {%- for name in ['points_per_game', 'opponent_points_per_game', 'net_points_per_game'] %}
  {{ metric(name, columns={'own.games': 'games_played'}) }} as {{ name }},
  {%- endfor %}
  {{ metric('rebounds_per_game', columns={'own.games': 'games_loaded', 'own.rebounds': 'rebounds_offensive + rebounds_defensive'}) }} as rebounds_per_game,
  {%- for name in ['field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'three_pointers_attempted', 'free_throws_made', 'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'assists', 'steals', 'blocks', 'turnovers', 'fouls_personal'] %}
  {{ metric(name ~ '_per_game', columns={'own.games': 'games_loaded'}) }} as {{ name }}_per_game,
  {%- endfor %}
  {%- for name, rate in rates_of_team_lines().items() %}
  {{ rate }} as {{ name }},
  {%- endfor %}
  {%- for name, rate in ratings_of_team_lines().items() %}
  {{ rate }} as {{ name }},
  {%- endfor %}
  {%- for name, rate in estimates_of_team_lines().items() %}
  {{ rate }} as {{ name }},
  {%- endfor %}
  games_loaded = games_played as is_complete
from estimated
