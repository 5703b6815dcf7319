{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- One row per official and game, with the game's season and result beside: who called it.
select
  officials.game_id,
  officials.official_id,
  games.home_team_id,
  games.away_team_id,
  officials.official_name,
  officials.assignment,
  games.season,
  games.season_type,
  games.home_score,
  games.away_score,
  games.overtimes,
  games.game_date
from {{ source('staging', 'game_officials') }} as officials
inner join {{ ref('fct_games') }} as games on games.game_id = officials.game_id
where {{ is_to_be_built('games.season', 'officials.game_date') }}
