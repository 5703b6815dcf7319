{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
{#-
  Who was on court. The CDN says every coming and going, those of the breaks too (they sort before the period's start), so
  the five that start the game, by the box score, are carried through it. V3 is silent about the breaks: each period's five
  are those seen at play before they came in, else those who were last known to be on.
-#}
-- One row per player and stint: the ten on court, usually.
with

games as (
  {{ games_to_add() }}
),

plays as (
  select
    plays.*,
    case when games.plays_feed = 'v3' then plays.period else 0 end as spell_of_rule,
    games.plays_feed = 'v3' or games.box_starters <> 10 as is_inferred
  from {{ batch_of(ref('fct_plays')) }} as plays
  inner join games on games.game_id = plays.game_id
),

stints as (
  select
    game_id,
    spell_of_rule,
    period,
    stint_number,
    case
      when row_number() over (partition by game_id, period order by stint_number) = 1 then
        case when period <= 4 then (period - 1) * 720 else 2880 + (period - 5) * 300 end
      else min(seconds_elapsed)
    end as start_seconds
  from plays
  group by game_id, spell_of_rule, period, stint_number
),

timed as (
  select
    *,
    coalesce(
      lead(start_seconds) over (partition by game_id, period order by stint_number),
      case when period <= 4 then period * 720 else 2880 + (period - 4) * 300 end
    ) as end_seconds
  from stints
),

spans as (
  select game_id, spell_of_rule, min(stint_number) as first_stint, max(stint_number) as last_stint
  from stints
  group by game_id, spell_of_rule
),

-- What tells that a player is on court, was, or comes.
seen as (
  select game_id, spell_of_rule, team_id, player_id, play_number, 1 as is_on, false as is_coming
  from plays
  where
    is_inferred and player_id is not null and team_id is not null
    and event in ('shot', 'free_throw', 'rebound', 'turnover', 'foul', 'steal', 'block')
    and not coalesce(is_technical_free_throw, false) and (event <> 'foul' or is_personal_foul)
  union all
  select game_id, spell_of_rule, team_id, assist_player_id, play_number, 1, false
  from plays
  where is_inferred and assist_player_id is not null
  union all
  select game_id, spell_of_rule, team_id, player_out_id, play_number, 0, false
  from plays
  where is_inferred and player_out_id is not null
  union all
  select game_id, spell_of_rule, team_id, player_in_id, play_number, 1, true
  from plays
  where is_inferred and player_in_id is not null
),

firsts as (
  select *
  from seen
  where true
  qualify row_number() over (partition by game_id, spell_of_rule, player_id order by play_number) = 1
),

lasts as (
  select *
  from seen
  where true
  qualify row_number() over (partition by game_id, spell_of_rule, player_id order by play_number desc) = 1
),

known_before as (
  select
    spans.game_id,
    spans.spell_of_rule,
    lasts.team_id,
    lasts.player_id,
    lasts.is_on,
    lasts.play_number
  from spans
  inner join lasts on lasts.game_id = spans.game_id and lasts.spell_of_rule < spans.spell_of_rule
  where true
  qualify row_number() over (
    partition by spans.game_id, spans.spell_of_rule, lasts.player_id
    order by lasts.play_number desc
  ) = 1
),

guesses as (
  select game_id, spell_of_rule, team_id, player_id, 0 as rank_of_guess, play_number as rank_in_guess
  from firsts
  where not is_coming
  union all
  select before.game_id, before.spell_of_rule, before.team_id, before.player_id, 1, -before.play_number
  from known_before as before
  left join firsts
    on firsts.game_id = before.game_id and firsts.spell_of_rule = before.spell_of_rule and firsts.player_id = before.player_id
  where before.is_on = 1 and firsts.player_id is null
),

starters as (
  select lines.game_id, spans.spell_of_rule, lines.team_id, lines.player_id, false as is_guessed
  from {{ batch_of(source('staging', 'player_box_scores')) }} as lines
  inner join games on games.game_id = lines.game_id
  inner join spans on spans.game_id = lines.game_id and spans.spell_of_rule <= 1
  where lines.is_starter and games.box_starters = 10
  union all
  select guesses.game_id, guesses.spell_of_rule, guesses.team_id, guesses.player_id, true
  from guesses
  inner join games on games.game_id = guesses.game_id
  where games.box_starters <> 10 or guesses.spell_of_rule > 1
  qualify row_number() over (
    partition by guesses.game_id, guesses.spell_of_rule, guesses.team_id
    order by guesses.rank_of_guess, guesses.rank_in_guess
  ) <= 5
),

moves as (
  select starters.game_id, starters.spell_of_rule, starters.team_id, starters.player_id, spans.first_stint as stint_number, 0 as play_number, true as is_in
  from starters
  inner join spans on spans.game_id = starters.game_id and spans.spell_of_rule = starters.spell_of_rule
  union all
  select game_id, spell_of_rule, team_id, player_in_id, stint_number, play_number, true
  from plays
  where player_in_id is not null
  union all
  select game_id, spell_of_rule, team_id, player_out_id, stint_number, play_number, false
  from plays
  where player_out_id is not null
),

last_moves as (
  select *
  from moves
  where true
  qualify row_number() over (
    partition by game_id, spell_of_rule, player_id, stint_number
    order by play_number desc
  ) = 1
),

presences as (
  select
    *,
    lead(stint_number) over (partition by game_id, spell_of_rule, player_id order by stint_number) as until_stint
  from last_moves
),

guessed as (
  select game_id, spell_of_rule, max(case when is_guessed then 1 else 0 end) as guesses
  from starters
  group by game_id, spell_of_rule
)

select
  timed.game_id,
  presences.player_id,
  presences.team_id,
  case when presences.team_id = games.home_team_id then games.away_team_id else games.home_team_id end as opponent_team_id,
  games.answer_sha,
  timed.stint_number,
  timed.period,
  timed.start_seconds,
  timed.end_seconds,
  round(timed.end_seconds - timed.start_seconds, 2) as seconds,
  coalesce(guessed.guesses, 0) = 1 as is_guessed,
  games.game_date
from timed
inner join games on games.game_id = timed.game_id
inner join presences
  on presences.game_id = timed.game_id and presences.spell_of_rule = timed.spell_of_rule
  and presences.stint_number <= timed.stint_number
  and (presences.until_stint is null or presences.until_stint > timed.stint_number)
left join guessed on guessed.game_id = timed.game_id and guessed.spell_of_rule = timed.spell_of_rule
where presences.is_in
