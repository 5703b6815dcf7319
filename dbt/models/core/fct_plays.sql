{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook="{{ forget_changed_games(this) }}") }}
-- One row per entry of the play-by-play, in order, in one vocabulary for both feeds, with the score, the stint and the possession it belongs to.
with

games as (
  {{ games_to_add() }}
),

entries as (
  select
    plays.*,
    games.home_team_id,
    games.away_team_id,
    games.season,
    games.season_type,
    games.plays_feed,
    games.answer_sha,
    games.game_date as played_date,
    case
      when plays.action_type in ('2pt', '3pt', 'Made Shot', 'Missed Shot') then 'shot'
      when plays.action_type in ('freethrow', 'Free Throw') then 'free_throw'
      when plays.action_type in ('rebound', 'Rebound') then 'rebound'
      when plays.action_type = 'turnover' or (plays.action_type = 'Turnover' and coalesce(plays.sub_type, '') <> 'No Turnover') then 'turnover'
      when plays.action_type in ('foul', 'Foul') then 'foul'
      when plays.action_type = 'steal' or (plays.action_type is null and plays.description like '%STEAL%') then 'steal'
      when plays.action_type = 'block' or (plays.action_type is null and plays.description like '%BLOCK%') then 'block'
      when plays.action_type in ('substitution', 'Substitution') then 'substitution'
      when plays.action_type in ('timeout', 'Timeout') then 'timeout'
      when plays.action_type in ('jumpball', 'Jump Ball') then 'jump_ball'
      when plays.action_type in ('violation', 'Violation') then 'violation'
      when plays.action_type in ('heave', 'Heave') then 'heave'
      when plays.action_type in ('instantreplay', 'Instant Replay') then 'replay'
      when plays.action_type in ('ejection', 'Ejection') then 'ejection'
      when plays.action_type = 'period' then case when plays.sub_type = 'end' then 'period_end' else 'period_start' end
      when plays.action_type = 'game' then 'game_end'
      else 'other'
    end as event
  from {{ source('staging', 'plays') }} as plays
  inner join games on games.game_id = plays.game_id
),

-- V3 names the second player of an entry in its sentence only.
names_said as (
  select game_id, play_id, team_id, 'in' as part, {{ first_match('description', 'SUB: (.+) FOR ') }} as said
  from entries
  where plays_feed = 'v3' and event = 'substitution'
  union all
  select game_id, play_id, team_id, 'assist', {{ first_match('description', '[(]([^()]+) [0-9]+ AST[)]') }}
  from entries
  where plays_feed = 'v3' and event = 'shot'
  union all
  select game_id, play_id, cast(null as {{ dbt.type_string() }}), 'tip', {{ first_match('description', 'Tip to (.+)$') }}
  from entries
  where plays_feed = 'v3' and event = 'jump_ball'
),

names_found as (
  select
    said.game_id,
    said.play_id,
    said.part,
    min(roster.player_id) as player_id,
    min(roster.team_id) as team_id
  from names_said as said
  inner join {{ source('staging', 'player_box_scores') }} as roster on roster.game_id = said.game_id
  where
    (said.team_id is null or roster.team_id = said.team_id)
    and roster.is_played
    and (
      roster.family_name = said.said
      or roster.name_initial = said.said
      or (said.said like concat('%. ', roster.family_name) and starts_with(roster.first_name, split(said.said, '.')[{{ 'offset(0)' if target.type == 'bigquery' else '1' }}]))
    )
  group by said.game_id, said.play_id, said.part
  -- Two who answer to the name leave it unsaid.
  having count(distinct roster.player_id) = 1
),

told as (
  select
    entries.*,
    case when period <= 4 then (period - 1) * 720 + 720 - clock_seconds else 2880 + (period - 5) * 300 + 300 - clock_seconds end as elapsed,
    case
      when event = 'substitution' and entries.plays_feed = 'v3' then subs.player_id
      when event = 'substitution' and sub_type = 'in' then entries.player_id
    end as player_in_id,
    case when event = 'substitution' and (entries.plays_feed = 'v3' or sub_type = 'out') then entries.player_id end as player_out_id,
    coalesce(entries.assist_player_id, assists.player_id) as passer_id,
    case
      when event <> 'jump_ball' then entries.team_id
      when entries.plays_feed = 'v3' then tips.team_id
      else coalesce(entries.team_id, entries.possession_team_id)
    end as acting_team_id,
    case
      when event = 'shot' then coalesce(shot_result = 'Made' or action_type = 'Made Shot', false)
      when event = 'free_throw' then coalesce(shot_result = 'Made', description not like 'MISS%', false)
    end as went_in,
    case
      when event = 'shot' then coalesce(action_type = '3pt' or description like '% 3PT%', false)
    end as is_three,
    event = 'free_throw' and (lower(coalesce(descriptor, '')) like '%technical%' or coalesce(sub_type, '') like '%Technical%') as is_technical_shot,
    case when event = 'free_throw' then {{ first_match('sub_type', '([0-9]) of [0-9]') }} end as free_throw_number,
    case when event = 'free_throw' then {{ first_match('sub_type', '[0-9] of ([0-9])') }} end as free_throw_count,
    case
      when event <> 'foul' then false
      when entries.plays_feed = 'v3' then not (sub_type like '%Technical%' or sub_type like '%Defense 3 Second%' or sub_type like '%Defensive 3 Second%' or sub_type like '%Taunting%' or sub_type like '%Excess Timeout%')
      else sub_type in ('personal', 'offensive')
    end as is_personal,
    lower(concat(coalesce(sub_type, ''), ' ', coalesce(descriptor, ''), ' ', case when event = 'shot' then coalesce(description, '') else '' end)) as kind
  from entries
  left join names_found as subs on subs.game_id = entries.game_id and subs.play_id = entries.play_id and subs.part = 'in'
  left join names_found as assists on assists.game_id = entries.game_id and assists.play_id = entries.play_id and assists.part = 'assist'
  left join names_found as tips on tips.game_id = entries.game_id and tips.play_id = entries.play_id and tips.part = 'tip'
),

numbered as (
  select
    *,
    row_number() over (partition by game_id order by period, clock_seconds desc, sequence, play_id) as play_number,
    case
      when not coalesce(went_in, false) then 0
      when event = 'free_throw' then 1
      when is_three then 3
      else 2
    end as points,
    -- Entries during which nobody can come or go unseen: between two of them, comings and goings are one change.
    event in ('shot', 'free_throw', 'rebound', 'turnover', 'foul', 'steal', 'block', 'jump_ball', 'violation', 'heave') as is_action
  from told
),

ordered as (
  select
    *,
    max(case when event in ('shot', 'heave', 'free_throw') then play_number end) over before as last_attempt_number,
    sum(case when acting_team_id = home_team_id then points else 0 end) over upto as home_points,
    sum(case when acting_team_id = away_team_id then points else 0 end) over upto as away_points,
    sum(case when is_action then 1 else 0 end) over upto as actions,
    row_number() over (partition by game_id, period order by play_number) = 1 as is_first_of_period,
    -- An and-one: the one shot of whoever just scored, the clock standing.
    max(case when event = 'shot' and went_in then play_number end) over at_the_same_time as scored_number,
    max(case when event = 'free_throw' and not is_technical_shot and free_throw_count = '1' then play_number end) over at_the_same_time as single_shot_number,
    last_value(case when event = 'foul' then lower(concat(coalesce(sub_type, ''), ' ', coalesce(descriptor, ''))) end ignore nulls) over before as last_foul
  from numbered
  window
    before as (partition by game_id, period order by play_number rows between unbounded preceding and 1 preceding),
    upto as (partition by game_id order by play_number rows between unbounded preceding and current row),
    at_the_same_time as (partition by game_id, period, elapsed, acting_team_id, player_id)
),

attempts as (
  select
    game_id,
    play_number as attempt_number,
    acting_team_id as attempt_team_id,
    is_technical_shot as is_attempt_technical,
    is_technical_shot or (event = 'free_throw' and free_throw_number <> free_throw_count) as is_attempt_dead
  from numbered
  where event in ('shot', 'heave', 'free_throw')
),

judged as (
  select
    ordered.*,
    coalesce(attempts.is_attempt_dead, false) as is_attempt_dead,
    coalesce(attempts.is_attempt_technical, false) as is_attempt_technical,
    case
      when event <> 'rebound' then null
      when plays_feed = 'cdn' then sub_type = 'offensive'
      else coalesce(acting_team_id = attempts.attempt_team_id, false)
    end as is_offensive,
    coalesce(event = 'free_throw' and free_throw_count = '1' and not is_technical_shot and scored_number < play_number, false) as is_and_one,
    case
      when event in ('shot', 'heave', 'turnover', 'jump_ball') then acting_team_id
      -- Nobody gets the ball by a technical's miss.
      when event = 'rebound' and not coalesce(attempts.is_attempt_technical, false) then acting_team_id
      when event = 'free_throw' and not is_technical_shot then acting_team_id
    end as own_offense,
    case
      when event = 'shot' then went_in and not coalesce(single_shot_number > play_number, false)
      when event = 'turnover' then true
      when event = 'free_throw' then
        went_in and not is_technical_shot and free_throw_number = free_throw_count
        -- These fouls cost free throws and leave the ball with the team.
        and not (lower(coalesce(sub_type, '')) like '%flagrant%' or lower(coalesce(sub_type, '')) like '%clear path%')
        and not coalesce(last_foul like '%flagrant%' or last_foul like '%clear%path%', false)
        and not coalesce(free_throw_count = '1' and (last_foul like '%take%' or last_foul like '%away%from%play%'), false)
      else false
    end as is_ender
  from ordered
  left join attempts on attempts.game_id = ordered.game_id and attempts.attempt_number = ordered.last_attempt_number
),

sides as (
  select
    *,
    last_value(own_offense ignore nulls) over before as last_offense,
    last_value(case when own_offense is not null then case when is_ender then 1 else 0 end end ignore nulls) over before as is_last_ender,
    first_value(own_offense ignore nulls) over behind as next_offense,
    -- Comings and goings: a new stint where one follows play, or where the clock has moved since the last.
    case when event = 'substitution' or is_first_of_period then play_number end as change_number
  from judged
  window
    before as (partition by game_id, period order by play_number rows between unbounded preceding and 1 preceding),
    behind as (partition by game_id, period order by play_number rows between 1 following and unbounded following)
),

changes as (
  select
    game_id,
    play_number,
    case
      when is_first_of_period then 1
      when actions > lag(actions) over (partition by game_id order by play_number) then 1
      when elapsed > lag(elapsed) over (partition by game_id order by play_number) then 1
      else 0
    end as is_new_stint
  from sides
  where change_number is not null
),

flagged as (
  select
    sides.*,
    coalesce(changes.is_new_stint, 0) as is_new_stint,
    case when own_offense is not null and (last_offense is null or own_offense <> last_offense) then 1 else 0 end as is_new_run,
    -- After the last end of a possession, the other team has the ball for what is left of the period.
    case when own_offense is not null and next_offense is null and is_ender and clock_seconds > 0 then 1 else 0 end as is_one_left
  from sides
  left join changes on changes.game_id = sides.game_id and changes.play_number = sides.play_number
),

counted as (
  select
    *,
    sum(is_new_stint) over upto as stint_number,
    sum(is_new_run) over upto + coalesce(sum(is_one_left) over before, 0) as runs,
    coalesce(max(is_one_left) over earlier, 0) = 1 as is_after_all
  from flagged
  window
    upto as (partition by game_id order by play_number rows between unbounded preceding and current row),
    before as (partition by game_id order by play_number rows between unbounded preceding and 1 preceding),
    earlier as (partition by game_id, period order by play_number rows between unbounded preceding and 1 preceding)
),

possessed as (
  select
    *,
    -- Free throws count for those on court at the foul: who comes in between has no part in them (so the league's plus-minus).
    case
      when event = 'free_throw' and not is_technical_shot then coalesce(
        last_value(case when event = 'foul' and is_personal then stint_number end ignore nulls) over (
          partition by game_id, period order by play_number rows between unbounded preceding and 1 preceding
        ),
        stint_number
      )
      else stint_number
    end as credited_stint_number,
    case
      when own_offense is not null then own_offense
      when is_after_all then case when last_offense = home_team_id then away_team_id else home_team_id end
      when last_offense is null or (is_last_ender = 1 and next_offense is not null) then next_offense
      else last_offense
    end as offense_team_id,
    case
      when own_offense is not null or is_after_all then runs
      when last_offense is null and next_offense is null then null
      when last_offense is null or (is_last_ender = 1 and next_offense is not null and next_offense <> last_offense) then runs + 1
      else runs
    end as possession_number
  from counted
)

select
  game_id,
  play_id,
  home_team_id,
  away_team_id,
  acting_team_id as team_id,
  case when acting_team_id = home_team_id then away_team_id when acting_team_id = away_team_id then home_team_id end as opponent_team_id,
  offense_team_id,
  case when event = 'jump_ball' and plays_feed = 'v3' then null else player_id end as player_id,
  passer_id as assist_player_id,
  block_player_id,
  steal_player_id,
  foul_drawn_player_id,
  player_in_id,
  player_out_id,
  season,
  season_type,
  plays_feed,
  event,
  action_type,
  sub_type,
  descriptor,
  qualifiers,
  description,
  shot_result,
  area,
  area_detail,
  kind as kind_of_play,
  answer_sha,
  play_number,
  cast(sequence as bigint) as sequence,
  period,
  cast(stint_number as bigint) as stint_number,
  cast(credited_stint_number as bigint) as credited_stint_number,
  cast(possession_number as bigint) as possession_number,
  clock_seconds,
  round(elapsed, 2) as seconds_elapsed,
  cast(points as bigint) as points,
  cast(home_points - case when acting_team_id = home_team_id then points else 0 end as bigint) as home_score_before,
  cast(away_points - case when acting_team_id = away_team_id then points else 0 end as bigint) as away_score_before,
  cast(home_points as bigint) as home_score,
  cast(away_points as bigint) as away_score,
  shot_distance_feet,
  loc_x,
  loc_y,
  cast(free_throw_number as bigint) as free_throw_number,
  cast(free_throw_count as bigint) as free_throw_count,
  went_in as is_made,
  is_three,
  is_technical_shot as is_technical_free_throw,
  is_and_one,
  coalesce(event = 'free_throw' and not is_technical_shot and free_throw_number = '1' and not is_and_one, false) as is_free_throw_trip,
  is_offensive as is_offensive_rebound,
  case
    when event <> 'rebound' then null
    when plays_feed = 'cdn' then coalesce(qualifiers like '%deadball%', false) or is_attempt_technical
    else player_id is null and is_attempt_dead
  end as is_dead_ball_rebound,
  is_personal as is_personal_foul,
  own_offense is not null as is_with_the_ball,
  is_ender as is_end_of_possession,
  coalesce(home_points = home_score and away_points = away_score, true) as is_score_as_fed,
  played_date as game_date,
  occurred_at
from possessed
