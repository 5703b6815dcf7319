{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- One row per game whose plays and teams are known: what every play-level model builds from, and which answers are in force.
with

games as (
  select *
  from {{ ref('fct_games') }}
  where home_team_id is not null and away_team_id is not null and {{ is_to_be_built() }}
),

plays as (
  select
    game_id,
    max(case when action_type in ('Made Shot', 'Missed Shot', 'Free Throw', 'Rebound', 'Substitution') then 'v3' end) as v3,
    max(period) as periods,
    count(*) as plays,
    {{ count_where("action_type = 'game' and sub_type = 'end'") }} as ends_of_game,
    max(case when action_type = 'period' and sub_type = 'end' then period end) as last_period_ended
  from {{ source('staging', 'plays') }}
  where {{ is_to_be_built(none, 'game_date') }} and game_id in (select game_id from games)
  group by game_id
),

players as (
  select
    game_id,
    count(*) as lines,
    {{ count_where('is_starter') }} as starters
  from {{ source('staging', 'player_box_scores') }}
  where {{ is_to_be_built(none, 'game_date') }} and is_played and game_id in (select game_id from games)
  group by game_id
),

answers as (
  select
    scope as game_id,
    string_agg(concat(table_name, ':', endpoint, ':', sha256, ':', cast(loader_version as {{ dbt.type_string() }})), ' ' order by table_name) as answers,
    max(case when table_name = 'player_box_scores' then endpoint end) as box_endpoint
  from {{ source('staging', 'loaded_answers') }}
  where {{ is_to_be_built(none, 'game_date') }} and is_in_force and table_name in ('plays', 'games', 'player_box_scores', 'team_box_scores') and scope in (select game_id from games)
  group by scope
),

joined as (
  select
    games.game_id,
    games.season,
    games.season_type,
    games.home_team_id,
    games.away_team_id,
    games.home_score,
    games.away_score,
    games.game_date,
    coalesce(plays.v3, 'cdn') as plays_feed,
    case
      when players.lines is null then 'none'
      when answers.box_endpoint = 'stats/boxscoretraditionalv3' then 'whole_seconds'
      else 'exact'
    end as box_clock,
    plays.plays,
    plays.periods,
    coalesce(players.starters, 0) as box_starters,
    games.is_final,
    plays.ends_of_game > 0 or (plays.last_period_ended = plays.periods and plays.periods >= 4) as is_to_the_end,
    coalesce(answers.answers, '') as answers
  from plays
  inner join games on games.game_id = plays.game_id
  left join players on players.game_id = plays.game_id
  left join answers on answers.game_id = plays.game_id
)

select
  game_id,
  home_team_id,
  away_team_id,
  season,
  season_type,
  plays_feed,
  box_clock,
  {{ dbt.hash(dbt.concat([
    "'" ~ rules_of_plays() ~ " '", "answers", "' '", "home_team_id", "' '", "away_team_id", "' '", "box_clock", "' '",
    "cast(plays as " ~ dbt.type_string() ~ ")", "' '",
    "cast(game_date as " ~ dbt.type_string() ~ ")", "' '", "cast(is_final as " ~ dbt.type_string() ~ ")", "' '",
    "coalesce(cast(home_score as " ~ dbt.type_string() ~ "), '')", "' '",
    "coalesce(cast(away_score as " ~ dbt.type_string() ~ "), '')",
  ])) }} as answer_sha,
  home_score,
  away_score,
  cast(plays as bigint) as plays,
  cast(periods as bigint) as periods,
  cast(box_starters as bigint) as box_starters,
  is_final,
  is_to_the_end,
  game_date
from joined
