-- Games without a result yet, with what is known of both teams: records, rest and Elo's chances.
select
  games.game_id,
  games.home_team_id,
  games.away_team_id,
  games.season,
  games.season_type,
  games.status,
  home_teams.tricode as home_tricode,
  away_teams.tricode as away_tricode,
  home_teams.full_name as home_name,
  away_teams.full_name as away_name,
  games.arena_name,
  games.arena_city,
  games.game_label,
  games.game_sub_label,
  {%- for side in ['home', 'away'] %}
  {{ side }}.wins_before as {{ side }}_wins,
  {{ side }}.games_before - {{ side }}.wins_before as {{ side }}_losses,
  {{ side }}.rest_days as {{ side }}_rest_days,
  {%- endfor %}
  home.elo_fitted_before as home_elo_fitted,
  away.elo_fitted_before as away_elo_fitted,
  home.win_probability as home_win_probability,
  home.win_probability_fitted as home_win_probability_fitted,
  games.is_neutral,
  games.game_date,
  games.tip_off_at
from {{ ref('fct_games') }} as games
left join {{ ref('features_team_asof') }} as home on home.game_id = games.game_id and home.team_id = games.home_team_id
left join {{ ref('features_team_asof') }} as away on away.game_id = games.game_id and away.team_id = games.away_team_id
{%- for side in ['home', 'away'] %}
left join {{ ref('dim_teams') }} as {{ side }}_teams
  on {{ side }}_teams.team_id = games.{{ side }}_team_id
  and games.season >= {{ side }}_teams.from_season
  and games.season <= coalesce({{ side }}_teams.to_season, '9999-99')
{%- endfor %}
where games.status in ('scheduled', 'live', 'postponed')
