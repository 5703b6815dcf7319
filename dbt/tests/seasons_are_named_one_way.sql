{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- By both years, as the league does, and by the digits of the id; by its first or last year alone, a season would be another one.
select season, game_id
from {{ source('staging', 'schedule_games') }}
where season <> {{ season_of('game_id') }}
