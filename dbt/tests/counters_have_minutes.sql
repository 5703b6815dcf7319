{#- Aggregates refuse such a game, so the rest of the season can be trusted: a warning. -#}
{{ config(severity = 'warn', store_failures = target.type == 'duckdb', schema = 'failures') }}
-- More than two acts in no time on court.
select game_id, player_id, team_id, points, seconds_played
from {{ ref('fct_player_games') }}
where
  coalesce(seconds_played, 0) = 0
  and field_goals_attempted + free_throws_attempted + rebounds_total + assists + steals + blocks + turnovers + fouls_personal > 2
