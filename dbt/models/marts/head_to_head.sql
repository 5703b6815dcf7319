{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- A team's games against each opponent in a season, one row a season type and pair, seen from both sides.
select
  season,
  season_type,
  team_id,
  opponent_team_id,
  count(*) as games_played,
  {{ count_where('is_win') }} as wins,
  {{ count_where('not is_win') }} as losses,
  {{ count_where('is_win and is_home and not coalesce(is_neutral, false)') }} as home_wins,
  {{ count_where('not is_win and is_home and not coalesce(is_neutral, false)') }} as home_losses,
  {{ count_where('is_win and not is_home and not coalesce(is_neutral, false)') }} as road_wins,
  {{ count_where('not is_win and not is_home and not coalesce(is_neutral, false)') }} as road_losses,
  {{ total('points') }} as points,
  {{ total('opponent_points') }} as opponent_points,
  {{ total('points - opponent_points') }} as net_points,
  max(points - opponent_points) as largest_margin,
  min(points - opponent_points) as smallest_margin,
  {{ metric('win_pct', columns={'own.wins': count_where('is_win'), 'own.games': 'count(*)'}) }} as win_pct,
  min(game_date) as first_game_date,
  max(game_date) as last_game_date
from {{ ref('fct_team_games') }}
where {{ is_of_the_season() }} and {{ is_to_be_built() }}
group by season, season_type, team_id, opponent_team_id
