{#- Only where the stats host answers; the league re-renders these for months, and its answer may be older than our plays. -#}
{{ config(severity = 'warn') }}
{#- Ours, the league's, and half of the last decimal that the league prints. -#}
{%- set of_players = [
  ('possessions', 'possessions', 0.5),
  ('ortg_on_court', 'offensive_rating', 0.05),
  ('drtg_on_court', 'defensive_rating', 0.05),
  ('pace_on_court', 'pace', 0.005),
  ('usage_pct_on_court', 'usage_pct', 0.0005),
  ('assist_pct_on_court', 'assist_pct', 0.0005),
  ('assist_ratio', 'assist_ratio', 0.05),
  ('turnover_ratio', 'turnover_ratio', 0.05),
  ('offensive_rebound_pct_on_court', 'offensive_rebound_pct', 0.0005),
  ('defensive_rebound_pct_on_court', 'defensive_rebound_pct', 0.0005),
  ('true_shooting_pct', 'true_shooting_pct', 0.0005),
  ('pie', 'pie', 0.0005),
] -%}
{%- set of_teams = [
  ('possessions', 'possessions', 0.5),
  ('ortg', 'offensive_rating', 0.05),
  ('drtg', 'defensive_rating', 0.05),
  ('pace', 'pace', 0.005),
  ('offensive_rebound_pct', 'offensive_rebound_pct', 0.0005),
  ('true_shooting_pct', 'true_shooting_pct', 0.0005),
  ('pie', 'pie', 0.0005),
] -%}
-- Our advanced numbers of a player and of a team beside the league's own, in games whose lineups are known to the second.
with

compared as (
  {%- for ours, theirs, half in of_players %}
  select mine.game_id, mine.player_id as subject_id, '{{ theirs }}' as metric, coalesce(mine.{{ ours }}, 0) as ours, said.{{ theirs }} as published, {{ half }} as half
  from {{ ref('player_game_advanced') }} as mine
  inner join {{ source('staging', 'advanced_player_box_scores') }} as said on said.game_id = mine.game_id and said.player_id = mine.player_id
  where mine.plays_grade = 'exact'
  union all
  {%- endfor %}
  {%- for ours, theirs, half in of_teams %}
  select mine.game_id, mine.team_id, '{{ theirs }}', coalesce(mine.{{ ours }}, 0), said.{{ theirs }}, {{ half }}
  from {{ ref('team_game_advanced') }} as mine
  inner join {{ source('staging', 'advanced_team_box_scores') }} as said on said.game_id = mine.game_id and said.team_id = mine.team_id
  where mine.plays_grade = 'exact'
  {{ 'union all' if not loop.last }}
  {%- endfor %}
)

select game_id, subject_id, metric, ours, published
from compared
where published is null or abs(ours - published) > half + 0.000001
