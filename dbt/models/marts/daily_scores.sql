{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- One row per game and the day it is listed for, with its score as people write it; games without a result yet have none.
select
  games.game_id,
  games.home_team_id,
  games.away_team_id,
  games.winner_team_id,
  games.season,
  games.season_type,
  games.status,
  games.detail,
  home_teams.tricode as home_tricode,
  away_teams.tricode as away_tricode,
  home_teams.full_name as home_name,
  away_teams.full_name as away_name,
  case
    when games.is_final then concat(
      coalesce(away_teams.tricode, games.away_team_id), ' ', cast(games.away_score as {{ dbt.type_string() }}), ', ',
      coalesce(home_teams.tricode, games.home_team_id), ' ', cast(games.home_score as {{ dbt.type_string() }}),
      case
        when coalesce(games.overtimes, 0) = 0 then ''
        when games.overtimes = 1 then ' (OT)'
        else concat(' (', cast(games.overtimes as {{ dbt.type_string() }}), 'OT)')
      end
    )
  end as score_text,
  games.game_label,
  games.game_sub_label,
  games.series_text,
  games.arena_name,
  games.arena_city,
  games.home_score,
  games.away_score,
  abs(games.home_score - games.away_score) as margin,
  games.overtimes,
  games.attendance,
  home.wins_after as home_wins,
  home.losses_after as home_losses,
  away.wins_after as away_wins,
  away.losses_after as away_losses,
  games.is_final,
  games.is_neutral,
  games.game_date,
  games.tip_off_at
from {{ ref('fct_games') }} as games
left join {{ ref('fct_team_games') }} as home on home.game_id = games.game_id and home.team_id = games.home_team_id
left join {{ ref('fct_team_games') }} as away on away.game_id = games.game_id and away.team_id = games.away_team_id
{%- for side in ['home', 'away'] %}
left join {{ ref('dim_teams') }} as {{ side }}_teams
  on {{ side }}_teams.team_id = games.{{ side }}_team_id
  and games.season >= {{ side }}_teams.from_season
  and games.season <= coalesce({{ side }}_teams.to_season, '9999-99')
{%- endfor %}
where {{ is_to_be_built('games.season') }}
