{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
-- One row per game with plays: how far its plays agree with its score and its box score, and the grade that follows. No game is dropped.
with

games as (
  {{ games_to_add() }}
),

scores as (
  select
    plays.game_id,
    sum(case when plays.team_id = plays.home_team_id then plays.points else 0 end) as home_points,
    sum(case when plays.team_id = plays.away_team_id then plays.points else 0 end) as away_points,
    {{ count_where('not plays.is_score_as_fed') }} as scores_not_as_fed
  from {{ batch_of(ref('fct_plays')) }} as plays
  inner join games on games.game_id = plays.game_id
  group by plays.game_id
),

sides as (
  select game_id, stint_number, team_id, count(*) as players, max(seconds) as seconds, max(case when is_guessed then 1 else 0 end) as guesses
  from {{ batch_of(ref('fct_stint_players')) }}
  where game_id in (select game_id from games)
  group by game_id, stint_number, team_id
),

stints as (
  select
    game_id,
    {{ count_where('players <> 5') }} as sides_not_five,
    max(guesses) as guesses
  from sides
  group by game_id
),

court as (
  select game_id, player_id, sum(seconds) as seconds
  from {{ batch_of(ref('fct_stint_players')) }}
  where game_id in (select game_id from games)
  group by game_id, player_id
),

scored as (
  select game_id, player_id, sum(points) as points
  from {{ batch_of(ref('fct_plays')) }}
  where player_id is not null and game_id in (select game_id from games)
  group by game_id, player_id
),

lines as (
  select
    box.game_id,
    max(abs(coalesce(box.seconds_played, 0) - coalesce(court.seconds, 0))) as seconds_off,
    {{ count_where('coalesce(scored.points, 0) <> box.points') }} as players_with_other_points
  from {{ batch_of(source('staging', 'player_box_scores')) }} as box
  inner join games on games.game_id = box.game_id
  left join court on court.game_id = box.game_id and court.player_id = box.player_id
  left join scored on scored.game_id = box.game_id and scored.player_id = box.player_id
  group by box.game_id
)

select
  games.game_id,
  games.plays_feed,
  games.box_clock,
  case
    when not games.is_final or not games.is_to_the_end or scores.home_points <> games.home_score or scores.away_points <> games.away_score then 'incomplete'
    when games.box_clock = 'none' then 'unchecked'
    when stints.sides_not_five > 0 or lines.seconds_off > 60 or lines.players_with_other_points > 0 then 'doubtful'
    when lines.seconds_off <= case when games.box_clock = 'exact' then 0.05 else 1 end then 'exact'
    else 'close'
  end as plays_grade,
  games.answer_sha,
  games.plays,
  cast(scores.home_points as bigint) as home_points,
  cast(scores.away_points as bigint) as away_points,
  scores.scores_not_as_fed,
  coalesce(stints.sides_not_five, 0) as sides_not_five,
  lines.players_with_other_points,
  round(lines.seconds_off, 2) as largest_seconds_off,
  coalesce(stints.guesses, 0) = 1 as is_lineup_guessed,
  games.is_to_the_end,
  games.game_date
from games
inner join scores on scores.game_id = games.game_id
left join stints on stints.game_id = games.game_id
left join lines on lines.game_id = games.game_id
