{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
-- One row per attempt at a field goal (a heave, which is the team's, is none), with zone, distance, clock and score state.
with

games as (
  {{ games_to_add() }}
),

plays as (
  select
    plays.*,
    last_value(case when plays.event = 'rebound' then plays.player_id end ignore nulls) over before as last_rebounder,
    last_value(case when plays.event = 'rebound' then plays.play_number end ignore nulls) over before as last_rebound_number,
    last_value(case when plays.event = 'rebound' then case when plays.is_offensive_rebound and plays.player_id is not null then plays.seconds_elapsed else -1 end end ignore nulls) over before as last_rebound_seconds,
    last_value(case when plays.event in ('shot', 'free_throw', 'turnover', 'heave') then plays.play_number end ignore nulls) over before as last_try_number,
    case when plays.team_id = plays.home_team_id then plays.home_score_before - plays.away_score_before else plays.away_score_before - plays.home_score_before end as margin_before,
    plays.kind_of_play like '%tip%' or plays.kind_of_play like '%putback%' or plays.kind_of_play like '%dunk%' or plays.kind_of_play like '%layup%' as is_at_rim
  from {{ batch_of(ref('fct_plays')) }} as plays
  inner join games on games.game_id = plays.game_id
  window before as (partition by plays.game_id, plays.period order by plays.play_number rows between unbounded preceding and 1 preceding)
)

select
  plays.game_id,
  plays.play_id,
  plays.player_id,
  plays.team_id,
  plays.opponent_team_id,
  plays.assist_player_id,
  plays.block_player_id,
  plays.season,
  plays.season_type,
  {{ metric('zone', shot='plays.') }} as zone,
  {{ metric('zone_source', shot='plays.') }} as zone_source,
  plays.sub_type as shot_type,
  plays.descriptor,
  plays.area as area_as_fed,
  plays.answer_sha,
  plays.play_number,
  plays.possession_number,
  plays.period,
  plays.clock_seconds,
  plays.seconds_elapsed,
  round(plays.seconds_elapsed - possessions.start_seconds, 2) as seconds_into_possession,
  plays.loc_x,
  plays.loc_y,
  {{ metric('distance_feet', shot='plays.') }} as distance_feet,
  cast(case when plays.is_three then 3 else 2 end as bigint) as shot_value,
  plays.points,
  plays.margin_before,
  plays.is_made,
  plays.is_three,
  plays.assist_player_id is not null as is_assisted,
  coalesce(
    plays.last_rebounder = plays.player_id and plays.last_rebound_seconds >= 0
    and plays.last_rebound_number > plays.last_try_number
    and {{ metric('is_putback', columns={'shot.seconds_since_own_rebound': 'plays.seconds_elapsed - plays.last_rebound_seconds'}) }},
    false
  ) as is_putback,
  coalesce({{ metric('is_transition', columns={'shot.seconds_into_possession': 'plays.seconds_elapsed - possessions.start_seconds'}) }}, false) as is_transition,
  {{ metric('is_clutch', shot='plays.') }} as is_clutch,
  plays.team_id = plays.home_team_id as is_home,
  plays.game_date
from plays
left join {{ batch_of(ref('fct_possessions')) }} as possessions
  on possessions.game_id = plays.game_id and possessions.possession_number = plays.possession_number
where plays.event = 'shot'
