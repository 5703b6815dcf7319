{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons(), cluster_by='game_id') }}
-- One row per period and team: by the box score, else counted from the plays.
with

games as (
  select *
  from {{ ref('fct_games') }}
  where is_final and detail <> 'score_only' and {{ is_to_be_built() }}
),

told as (
  select game_id, team_id, period, points
  from {{ source('staging', 'period_scores') }}
  where {{ is_to_be_built(none, 'game_date') }} and game_id in (select game_id from games)
),

games_untold as (
  select game_id
  from games
  where game_id not in (select game_id from told)
),

sides as (
  select game_id, period, home_team_id as team_id, max(home_score) - min(home_score_before) as points
  from {{ ref('fct_plays') }}
  where {{ is_to_be_built(none, 'game_date') }} and game_id in (select game_id from games_untold)
  group by game_id, period, home_team_id
  union all
  select game_id, period, away_team_id, max(away_score) - min(away_score_before)
  from {{ ref('fct_plays') }}
  where {{ is_to_be_built(none, 'game_date') }} and game_id in (select game_id from games_untold)
  group by game_id, period, away_team_id
),

united as (
  select game_id, team_id, period, points, 'box' as points_source
  from told
  union all
  select game_id, team_id, period, points, 'plays'
  from sides
)

select
  united.game_id,
  united.team_id,
  case when united.team_id = games.home_team_id then games.away_team_id else games.home_team_id end as opponent_team_id,
  games.season,
  games.season_type,
  united.points_source,
  united.period,
  cast(united.points as bigint) as points,
  cast(opponent.points as bigint) as opponent_points,
  united.period > 4 as is_overtime,
  united.team_id = games.home_team_id as is_home,
  games.game_date
from united
inner join games on games.game_id = united.game_id
left join united as opponent
  on opponent.game_id = united.game_id and opponent.period = united.period and opponent.team_id <> united.team_id
