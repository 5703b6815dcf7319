{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
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
  from {{ batch_of(source('staging', 'plays')) }} as plays
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
  inner join {{ batch_of(source('staging', 'player_box_scores')) }} as roster on roster.game_id = said.game_id
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
    case when event = 'foul' then lower(concat(coalesce(sub_type, ''), ' ', coalesce(descriptor, ''))) end as foul_words,
    lower(concat(coalesce(sub_type, ''), ' ', coalesce(descriptor, ''), ' ', case when event = 'shot' then coalesce(description, '') else '' end)) as kind
  from entries
  left join names_found as subs on subs.game_id = entries.game_id and subs.play_id = entries.play_id and subs.part = 'in'
  left join names_found as assists on assists.game_id = entries.game_id and assists.play_id = entries.play_id and assists.part = 'assist'
  left join names_found as tips on tips.game_id = entries.game_id and tips.play_id = entries.play_id and tips.part = 'tip'
),

positions as (
  select
    plays.game_id,
    plays.play_id,
    row_number() over (
      partition by plays.game_id
      order by plays.period, plays.clock_seconds desc, plays.sequence, plays.play_id
    ) as play_number
  from {{ batch_of(source('staging', 'plays')) }} as plays
  inner join games on games.game_id = plays.game_id
),

numbered as (
  select
    told.*,
    positions.play_number,
    case
      when not coalesce(went_in, false) then 0
      when event = 'free_throw' then 1
      when is_three then 3
      else 2
    end as points
  from told
  inner join positions on positions.game_id = told.game_id and positions.play_id = told.play_id
),

-- What the windows below ask for and no more, because they sort it many times; 1 is the home team, -1 the away team.
narrow as (
  select
    game_id,
    play_number,
    period,
    clock_seconds,
    elapsed,
    event,
    case when acting_team_id = home_team_id then 1 when acting_team_id = away_team_id then -1 end as side,
    points,
    went_in,
    is_technical_shot,
    free_throw_number = free_throw_count as is_last_free_throw,
    free_throw_count = '1' as is_single_free_throw,
    lower(coalesce(sub_type, '')) like '%flagrant%' or lower(coalesce(sub_type, '')) like '%clear path%' as is_kept_by_shot,
    case
      when event <> 'foul' then null
      when foul_words like '%flagrant%' or foul_words like '%clear%path%' then 2
      when foul_words like '%take%' or foul_words like '%away%from%play%' then 1
      else 0
    end as foul_keeps,
    is_personal,
    plays_feed = 'cdn' and sub_type = 'offensive' as is_offensive_as_fed,
    plays_feed = 'v3' as is_v3,
    -- Entries during which nobody can come or go unseen: between two of them, comings and goings are one change.
    case when event in ('shot', 'free_throw', 'rebound', 'turnover', 'foul', 'steal', 'block', 'jump_ball', 'violation', 'heave') then 1 else 0 end as is_action
  from numbered
),

-- An and-one: the one shot of whoever just scored, the clock standing.
and_ones as (
  select
    shots.game_id,
    shots.play_number as shot_number,
    max(free_throws.play_number) as free_throw_number,
    max(shots.qualifiers) as shot_qualifiers
  from numbered as shots
  inner join numbered as free_throws
    on free_throws.game_id = shots.game_id and free_throws.player_id = shots.player_id
    and free_throws.period = shots.period and free_throws.elapsed = shots.elapsed
    and free_throws.play_number > shots.play_number
  where
    shots.event = 'shot' and shots.went_in
    and free_throws.event = 'free_throw' and not free_throws.is_technical_shot and free_throws.free_throw_count = '1'
  group by shots.game_id, shots.play_number
),

ordered as (
  select
    *,
    max(case when event in ('shot', 'heave', 'free_throw') then play_number end) over before as last_attempt_number,
    last_value(foul_keeps ignore nulls) over before as last_foul_keeps,
    sum(case when side = 1 then points else 0 end) over upto as home_points,
    sum(case when side = -1 then points else 0 end) over upto as away_points,
    sum(is_action) over upto as actions,
    row_number() over (partition by game_id, period order by play_number) = 1 as is_first_of_period
  from narrow
  window
    before as (partition by game_id, period order by play_number rows between unbounded preceding and 1 preceding),
    upto as (partition by game_id order by play_number rows between unbounded preceding and current row)
),

attempts as (
  select
    game_id,
    play_number as attempt_number,
    side as attempt_side,
    is_technical_shot as is_attempt_technical,
    is_technical_shot or (event = 'free_throw' and not is_last_free_throw) as is_attempt_dead
  from narrow
  where event in ('shot', 'heave', 'free_throw')
),

judged as (
  select
    ordered.*,
    coalesce(attempts.is_attempt_dead, false) as is_attempt_dead,
    coalesce(attempts.is_attempt_technical, false) as is_attempt_technical,
    case
      when event <> 'rebound' then null
      when is_v3 then coalesce(side = attempts.attempt_side, false)
      else is_offensive_as_fed
    end as is_offensive,
    coalesce(ordered.event = 'free_throw' and one.shot_number is not null, false) as is_and_one,
    case
      when event in ('shot', 'heave', 'turnover', 'jump_ball') then side
      -- Nobody gets the ball by a technical's miss.
      when event = 'rebound' and not coalesce(attempts.is_attempt_technical, false) then side
      when event = 'free_throw' and not is_technical_shot then side
    end as own_offense,
    case
      when event = 'shot' then went_in and scored.free_throw_number is null
      when event = 'turnover' then true
      when event = 'free_throw' then
        went_in and not is_technical_shot and coalesce(is_last_free_throw, false)
        -- These fouls cost free throws and leave the ball with the team.
        and not is_kept_by_shot
        and not coalesce(last_foul_keeps = 2 or (last_foul_keeps = 1 and is_single_free_throw), false)
      else false
    end as is_ender
  from ordered
  left join attempts on attempts.game_id = ordered.game_id and attempts.attempt_number = ordered.last_attempt_number
  left join and_ones as scored on scored.game_id = ordered.game_id and scored.shot_number = ordered.play_number
  left join and_ones as one on one.game_id = ordered.game_id and one.free_throw_number = ordered.play_number
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
    sum(is_new_run + is_one_left) over upto - is_one_left as runs,
    coalesce(max(is_one_left) over earlier, 0) = 1 as is_after_all
  from flagged
  window
    upto as (partition by game_id order by play_number rows between unbounded preceding and current row),
    earlier as (partition by game_id, period order by play_number rows between unbounded preceding and 1 preceding)
),

possessed as (
  select
    game_id,
    play_number,
    stint_number,
    home_points,
    away_points,
    is_offensive,
    is_and_one,
    is_attempt_dead,
    is_attempt_technical,
    own_offense is not null as is_with_the_ball,
    is_ender,
    -- Free throws count for those on court at the foul: who comes in between has no part in them (so the league's plus-minus).
    case
      when event = 'free_throw' then coalesce(
        case
          when is_technical_shot then last_value(case when event = 'foul' and not is_personal then stint_number end ignore nulls) over before
          else last_value(case when event = 'foul' and is_personal then stint_number end ignore nulls) over before
        end,
        stint_number
      )
      else stint_number
    end as credited_stint_number,
    case
      when own_offense is not null then own_offense
      when is_after_all then -last_offense
      when last_offense is null or (is_last_ender = 1 and next_offense is not null) then next_offense
      else last_offense
    end as offense,
    case
      when own_offense is not null or is_after_all then runs
      when last_offense is null and next_offense is null then null
      when last_offense is null or (is_last_ender = 1 and next_offense is not null and next_offense <> last_offense) then runs + 1
      else runs
    end as possession_number
  from counted
  window before as (partition by game_id, period order by play_number rows between unbounded preceding and 1 preceding)
)

select
  plays.game_id,
  plays.play_id,
  plays.home_team_id,
  plays.away_team_id,
  plays.acting_team_id as team_id,
  case when plays.acting_team_id = plays.home_team_id then plays.away_team_id when plays.acting_team_id = plays.away_team_id then plays.home_team_id end
    as opponent_team_id,
  case possessed.offense when 1 then plays.home_team_id when -1 then plays.away_team_id end as offense_team_id,
  case when plays.event = 'jump_ball' and plays.plays_feed = 'v3' then null else plays.player_id end as player_id,
  plays.passer_id as assist_player_id,
  plays.block_player_id,
  plays.steal_player_id,
  plays.foul_drawn_player_id,
  plays.player_in_id,
  plays.player_out_id,
  plays.season,
  plays.season_type,
  plays.plays_feed,
  plays.event,
  plays.action_type,
  plays.sub_type,
  plays.descriptor,
  plays.qualifiers,
  -- The feed marks an and-one's free throw as its shot, but for what it edits into the shot later.
  case
    when one.shot_qualifiers is null then plays.qualifiers
    when plays.qualifiers is null then one.shot_qualifiers
    else concat(plays.qualifiers, ',', one.shot_qualifiers)
  end as marks_of_points,
  plays.description,
  plays.shot_result,
  plays.area,
  plays.area_detail,
  plays.kind as kind_of_play,
  plays.answer_sha,
  plays.play_number,
  cast(plays.sequence as bigint) as sequence,
  plays.period,
  cast(possessed.stint_number as bigint) as stint_number,
  cast(possessed.credited_stint_number as bigint) as credited_stint_number,
  cast(possessed.possession_number as bigint) as possession_number,
  plays.clock_seconds,
  round(plays.elapsed, 2) as seconds_elapsed,
  cast(plays.points as bigint) as points,
  cast(possessed.home_points - case when plays.acting_team_id = plays.home_team_id then plays.points else 0 end as bigint) as home_score_before,
  cast(possessed.away_points - case when plays.acting_team_id = plays.away_team_id then plays.points else 0 end as bigint) as away_score_before,
  cast(possessed.home_points as bigint) as home_score,
  cast(possessed.away_points as bigint) as away_score,
  plays.shot_distance_feet,
  plays.loc_x,
  plays.loc_y,
  cast(plays.free_throw_number as bigint) as free_throw_number,
  cast(plays.free_throw_count as bigint) as free_throw_count,
  plays.went_in as is_made,
  plays.is_three,
  plays.is_technical_shot as is_technical_free_throw,
  possessed.is_and_one,
  coalesce(plays.event = 'free_throw' and not plays.is_technical_shot and plays.free_throw_number = '1' and not possessed.is_and_one, false)
    as is_free_throw_trip,
  possessed.is_offensive as is_offensive_rebound,
  case
    when plays.event <> 'rebound' then null
    when plays.plays_feed = 'cdn' then coalesce(plays.qualifiers like '%deadball%', false) or possessed.is_attempt_technical
    else plays.player_id is null and possessed.is_attempt_dead
  end as is_dead_ball_rebound,
  plays.is_personal as is_personal_foul,
  possessed.is_with_the_ball,
  possessed.is_ender as is_end_of_possession,
  coalesce(possessed.home_points = plays.home_score and possessed.away_points = plays.away_score, true) as is_score_as_fed,
  plays.played_date as game_date,
  plays.occurred_at
from numbered as plays
inner join possessed on possessed.game_id = plays.game_id and possessed.play_number = plays.play_number
left join and_ones as one on one.game_id = plays.game_id and one.free_throw_number = plays.play_number
