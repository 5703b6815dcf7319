{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- One row per season, season type, team and player: the team with him on court and without him, in the games he played. A possession counts for those who ended it, so that on and off add up to the team.
with

players as (
  select
    season,
    season_type,
    lines.team_id,
    lines.player_id,
    lines.player_name,
    lines.game_id
  from {{ ref('fct_player_games') }} as lines
  where lines.is_played and season_type in ('regular', 'play_in', 'playoffs', 'cup_final') and {{ is_to_be_built('season', 'game_date') }}
),

teams as (
  select
    game_id,
    team_id,
    max(plays_grade) as plays_grade,
    sum(seconds) as seconds,
    sum(possessions) as possessions,
    sum(opponent_possessions) as opponent_possessions,
    sum(points) as points,
    sum(opponent_points) as opponent_points
  from {{ ref('fct_stints') }}
  where {{ is_to_be_built('season', 'game_date') }}
  group by game_id, team_id
),

courts as (
  select
    on_court.game_id,
    on_court.player_id,
    sum(stints.seconds) as seconds,
    sum(stints.possessions) as possessions,
    sum(stints.opponent_possessions) as opponent_possessions,
    sum(stints.points) as points,
    sum(stints.opponent_points) as opponent_points
  from {{ ref('fct_stint_players') }} as on_court
  inner join {{ ref('fct_stints') }} as stints
    on stints.game_id = on_court.game_id and stints.stint_number = on_court.stint_number and stints.team_id = on_court.team_id
  where {{ is_to_be_built('stints.season', 'stints.game_date') }} and {{ is_to_be_built(none, 'on_court.game_date') }}
  group by on_court.game_id, on_court.player_id
),

summed as (
  select
    players.season,
    players.season_type,
    players.team_id,
    players.player_id,
    max(players.player_name) as player_name,
    count(*) as games,
    {{ count_where("teams.plays_grade in ('doubtful', 'incomplete')") }} as games_doubtful,
    round(sum(coalesce(courts.seconds, 0)), 2) as seconds_on,
    round(sum(teams.seconds - coalesce(courts.seconds, 0)), 2) as seconds_off
    {%- for name in ['possessions', 'opponent_possessions', 'points', 'opponent_points'] %},
    {{ total('coalesce(courts.' ~ name ~ ', 0)') }} as {{ name }}_on,
    {{ total('teams.' ~ name ~ ' - coalesce(courts.' ~ name ~ ', 0)') }} as {{ name }}_off
    {%- endfor %}
  from players
  inner join teams on teams.game_id = players.game_id and teams.team_id = players.team_id
  left join courts on courts.game_id = players.game_id and courts.player_id = players.player_id
  group by players.season, players.season_type, players.team_id, players.player_id
),

rated as (
  select
    *,
    {{ metric('ortg_on_court', team='', suffix='_on') }} as ortg_on_court,
    {{ metric('ortg_off_court', team='', suffix='_off') }} as ortg_off_court,
    {{ metric('drtg_on_court', team='', suffix='_on') }} as drtg_on_court,
    {{ metric('drtg_off_court', team='', suffix='_off') }} as drtg_off_court,
    {{ metric('net_rtg_on_court', team='', suffix='_on') }} as net_rtg_on_court,
    {{ metric('net_rtg_off_court', team='', suffix='_off') }} as net_rtg_off_court
  from summed
)

select
  season,
  season_type,
  team_id,
  player_id,
  player_name,
  games,
  games_doubtful,
  seconds_on,
  seconds_off,
  {%- for name in ['possessions', 'opponent_possessions', 'points', 'opponent_points'] %}
  {{ name }}_on,
  {{ name }}_off,
  {%- endfor %}
  ortg_on_court,
  ortg_off_court,
  drtg_on_court,
  drtg_off_court,
  net_rtg_on_court,
  net_rtg_off_court,
  {{ metric('net_rtg_on_off', team='') }} as net_rtg_on_off
from rated
