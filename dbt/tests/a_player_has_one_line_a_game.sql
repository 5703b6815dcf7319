{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- The same player on both teams, or twice on one: whichever line were taken, the sums would be wrong.
select game_id, player_id, count(*) as lines, count(distinct team_id) as teams
from {{ source('staging', 'player_box_scores') }}
group by game_id, player_id
having count(*) > 1
