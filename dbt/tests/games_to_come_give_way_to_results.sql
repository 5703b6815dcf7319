{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- A player's features are of a game to come as long as it has no result, and bear its date.
select features.game_id, features.player_id, features.is_scheduled, features.game_date, games.is_final, games.game_date as date_of_game
from {{ ref('features_player_asof') }} as features
left join {{ ref('fct_games') }} as games on games.game_id = features.game_id
where games.game_id is null or features.is_scheduled = games.is_final or features.game_date <> games.game_date
