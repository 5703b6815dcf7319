{{ config(store_failures = target.type == 'duckdb', schema = 'failures') }}
-- Of preseason and all-star weekend nothing is in the season's marts, and no player has more games of a type than his teams played of it.
select 'player_season' as table_name, season, season_type, player_id
from {{ ref('player_season') }}
where not {{ is_of_the_season() }} or (row_scope <> 'all_teams' and games_played > team_games)
union all
select 'player_form', season, season_type, player_id
from {{ ref('player_form') }}
where not {{ is_of_the_season() }}
union all
select 'features_player_asof', season, season_type, player_id
from {{ ref('features_player_asof') }}
where not {{ is_of_the_season() }}
