{#- The league's own numbers are an independent witness; where they disagree, it may be the league that is behind. -#}
{{ config(severity = 'warn') }}
-- W–L counted from results equals what the schedule says after each team's last regular-season game.
with

listed as (
  select season, game_id, home_team_id as team_id, home_wins as wins, home_losses as losses
  from {{ source('staging', 'schedule_games') }}
  where game_status = 3
  union all
  select season, game_id, away_team_id, away_wins, away_losses
  from {{ source('staging', 'schedule_games') }}
  where game_status = 3
),

counted as (
  select
    season,
    team_id,
    game_id,
    sum(case when is_win then 1 else 0 end) over (partition by season, team_id order by team_game_number) as wins,
    sum(case when is_win then 0 else 1 end) over (partition by season, team_id order by team_game_number) as losses,
    team_game_number
  from {{ ref('fct_team_games') }}
  where season_type = 'regular'
),

last_games as (
  select
    counted.season,
    counted.team_id,
    counted.game_id,
    counted.wins,
    counted.losses,
    listed.wins as wins_listed,
    listed.losses as losses_listed
  from counted
  inner join listed on listed.game_id = counted.game_id and listed.team_id = counted.team_id
  where listed.wins is not null and listed.losses is not null
  qualify row_number() over (partition by counted.season, counted.team_id order by counted.team_game_number desc) = 1
)

select *
from last_games
where wins <> wins_listed or losses <> losses_listed
