{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- A line of a team that does not play.
select lines.game_id, lines.player_id, lines.team_id
from {{ source('staging', 'player_box_scores') }} as lines
inner join {{ ref('fct_games') }} as games on games.game_id = lines.game_id
where lines.team_id not in (games.home_team_id, games.away_team_id)
