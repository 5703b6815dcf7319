{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
{%- set counters = ['field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'free_throws_attempted', 'opponent_field_goals_made', 'opponent_field_goals_attempted', 'opponent_three_pointers_made'] -%}
-- Two rows a final game, one a team: its last five and ten games with this one (to look at) and before it (to predict with). Cup final,
-- play-in and playoffs count; each season begins anew.
with

lines as (
  {{ team_lines() }}
),

windows as (
  select
    game_id,
    team_id,
    opponent_team_id,
    season,
    season_type,
    row_number() over (partition by season, team_id order by game_date, game_id) as season_game_number,
    {%- for window in ['last_5', 'last_10', 'preceding_5', 'preceding_10'] %}
    count(*) over {{ window }} as games_{{ window }},
    coalesce(sum(case when is_win then 1 else 0 end) over {{ window }}, 0) as wins_{{ window }},
    sum(points) over {{ window }} as points_{{ window }},
    sum(opponent_points) over {{ window }} as opponent_points_{{ window }},
    coalesce(sum(case when is_loaded then 1 else 0 end) over {{ window }}, 0) as games_loaded_{{ window }},
    sum(points_loaded) over {{ window }} as points_loaded_{{ window }},
    {%- for counter in counters %}
    sum({{ counter }}) over {{ window }} as {{ counter }}_{{ window }},
    {%- endfor %}
    {%- endfor %}
    is_home,
    is_win,
    game_date
  from lines
  where {{ is_of_the_season() }}
  window
    last_5 as (partition by season, team_id order by game_date, game_id rows between 4 preceding and current row),
    last_10 as (partition by season, team_id order by game_date, game_id rows between 9 preceding and current row),
    preceding_5 as (partition by season, team_id order by game_date, game_id rows between 5 preceding and 1 preceding),
    preceding_10 as (partition by season, team_id order by game_date, game_id rows between 10 preceding and 1 preceding)
)

select
  game_id,
  team_id,
  opponent_team_id,
  season,
  season_type,
  season_game_number,
  {%- for window in ['last_5', 'last_10', 'preceding_5', 'preceding_10'] %}
  games_{{ window }},
  cast(games_loaded_{{ window }} as bigint) as games_loaded_{{ window }},
  cast(wins_{{ window }} as bigint) as wins_{{ window }},
  {{ metric('win_pct', suffix='_' ~ window) }} as win_pct_{{ window }},
  {{ metric('points_per_game', suffix='_' ~ window) }} as points_per_game_{{ window }},
  {{ metric('opponent_points_per_game', suffix='_' ~ window) }} as opponent_points_per_game_{{ window }},
  {{ metric('net_points_per_game', suffix='_' ~ window) }} as net_points_per_game_{{ window }},
  {{ metric('effective_field_goal_pct', suffix='_' ~ window) }} as effective_field_goal_pct_{{ window }},
  {{ metric('true_shooting_pct', suffix='_' ~ window, columns={'own.points': 'points_loaded'}) }} as true_shooting_pct_{{ window }},
  {{ metric('opponent_effective_field_goal_pct', suffix='_' ~ window) }} as opponent_effective_field_goal_pct_{{ window }},
  {%- endfor %}
  is_home,
  is_win,
  game_date
from windows
