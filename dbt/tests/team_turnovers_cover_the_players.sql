{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- A team has its own turnovers beside its players', so their sum is a lower bound and no equality.
with

players as (
  select game_id, team_id, sum(turnovers) as turnovers
  from {{ ref('fct_player_games') }}
  group by game_id, team_id
)

select teams.game_id, teams.team_id, teams.turnovers_personal, teams.turnovers_team, players.turnovers as players_turnovers
from {{ ref('fct_team_games') }} as teams
inner join players on players.game_id = teams.game_id and players.team_id = teams.team_id
where teams.turnovers_personal + coalesce(teams.turnovers_team, 0) < players.turnovers
