{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_boxes('forget_changed_boxes'), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
-- One row per player on a final game's sheet, whether he played or not. Of a faulty box score too: box_grade says so.
with

games as (
  select
    box.*,
    games.winner_team_id,
    games.overtimes,
    games.home_score,
    games.away_score,
    games.is_neutral
  from {{ ref('box_games') }} as box
  inner join {{ ref('fct_games') }} as games on games.game_id = box.game_id
  where {{ is_in_batch('box.season') }} and box.box_grade <> 'none'
  {%- if is_incremental() %}
  and box.game_id not in (select game_id from {{ this }} where {{ is_in_batch(none, 'game_date') }})
  {%- endif %}
),

lines as (
  select
    box.*,
    coalesce(box.not_playing_reason, box.not_playing_description, box.status) as reason_said,
    lower(concat(coalesce(box.not_playing_reason, ''), ' ', coalesce(box.not_playing_description, ''))) as reason_words,
    -- a line of counters that nobody can have in no time
    coalesce(
      coalesce(box.seconds_played, 0) = 0
      and box.field_goals_attempted + box.free_throws_attempted + box.rebounds_total + box.assists + box.steals + box.blocks
        + box.turnovers + box.fouls_personal > 2,
      false
    ) as is_without_minutes,
    sum(case when box.is_played then box.seconds_played end) over (partition by box.game_id, box.team_id) as team_seconds
  from {{ batch_of(source('staging', 'player_box_scores')) }} as box
  inner join games on games.game_id = box.game_id
)

select
  lines.game_id,
  lines.player_id,
  lines.team_id,
  lines.opponent_team_id,
  games.season,
  games.season_type,
  lines.player_name,
  lines.jersey_number,
  lines.position,
  case when not lines.is_played then lines.reason_said end as inactive_reason,
  case
    when lines.is_played then null
    when lines.reason_words like '%suspension%' or lines.reason_words like '%suspended%' then 'suspension'
    when lines.reason_words like '%gleague%' or lines.reason_words like '%g league%' or lines.reason_words like '%two-way%' then 'g_league'
    when lines.reason_words like '%not_with_team%' or lines.reason_words like '%not with team%' or lines.reason_words like 'nwt%' then 'not_with_team'
    when lines.reason_words like '%injury%' or lines.reason_words like '%illness%' then 'injury'
    when lines.reason_words like '%rest%' then 'rest'
    when lines.reason_words like '%personal%' then 'personal'
    when lines.reason_words like '%coach%' then 'coach'
    when lines.reason_words = ' ' then 'unsaid'
    else 'other'
  end as inactive_kind,
  case
    when not lines.is_played then null
    when lines.is_without_minutes or lines.seconds_played is null then 'none'
    when lines.seconds_played > 2880 + 300 * games.overtimes + 1
      or abs(lines.team_seconds - (14400 + 1500 * games.overtimes)) > 3 then 'doubtful'
    else games.box_clock
  end as minutes_grade,
  games.box_grade,
  games.box_sha,
  case when lines.is_home then games.home_score else games.away_score end as team_points,
  case when lines.is_home then games.away_score else games.home_score end as opponent_points,
  case when lines.is_home then games.home_rest_days else games.away_rest_days end as rest_days,
  case when lines.is_played then lines.seconds_played end as seconds_played,
  lines.points,
  lines.field_goals_made,
  lines.field_goals_attempted,
  lines.three_pointers_made,
  lines.three_pointers_attempted,
  lines.free_throws_made,
  lines.free_throws_attempted,
  lines.rebounds_offensive,
  lines.rebounds_defensive,
  lines.rebounds_total,
  lines.assists,
  lines.steals,
  lines.blocks,
  lines.turnovers,
  lines.fouls_personal,
  lines.plus_minus,
  -- of whole tenths, so that sums are the same in any order
  case when lines.is_played then cast(cast(round(10 * {{ metric('game_score', own='lines.') }}) as bigint) as {{ type_double() }}) / 10 end as game_score,
  case when lines.is_played then {{ metric('efficiency', own='lines.') }} end as efficiency,
  lines.is_home,
  games.is_neutral,
  lines.is_starter,
  lines.is_played,
  case
    when lines.is_played then true
    when lines.status = 'INACTIVE' or lines.reason_words like '%dnd%' or lines.reason_words like '%nwt%' or lines.reason_words like '%inactive%' then false
    when lines.status = 'ACTIVE' or lines.reason_words like '%dnp%' then true
  end as is_dressed,
  lines.is_played and {{ metric('is_double_double', own='lines.', columns={'own.rebounds': 'rebounds_total'}) }} as is_double_double,
  lines.is_played and {{ metric('is_triple_double', own='lines.', columns={'own.rebounds': 'rebounds_total'}) }} as is_triple_double,
  games.winner_team_id = lines.team_id as is_win,
  games.game_date
from lines
inner join games on games.game_id = lines.game_id
