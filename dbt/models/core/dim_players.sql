-- One row per player, named as on the last sheet that names him.
with

sheets as (
  select player_id, team_id, player_name, first_name, family_name, name_initial, jersey_number, position, is_played, game_date, game_id
  from {{ source('staging', 'player_box_scores') }}
),

latest as (
  select *
  from sheets
  where true
  qualify row_number() over (
    partition by player_id
    order by case when family_name is null then 1 else 0 end, game_date desc, game_id desc
  ) = 1
),

-- Only starters have a position on a sheet, so it is the last one said.
latest_positions as (
  select player_id, position
  from sheets
  where position is not null
  qualify row_number() over (partition by player_id order by game_date desc, game_id desc) = 1
),

first_sheets as (
  select player_id, team_id
  from sheets
  where true
  qualify row_number() over (partition by player_id order by game_date, game_id) = 1
),

last_sheets as (
  select player_id, team_id
  from sheets
  where true
  qualify row_number() over (partition by player_id order by game_date desc, game_id desc) = 1
),

spans as (
  select
    player_id,
    count(distinct team_id) as teams,
    {{ count_where('is_played') }} as games_played,
    min(game_date) as first_game_date,
    max(game_date) as last_game_date
  from sheets
  group by player_id
)

select
  latest.player_id,
  first_sheets.team_id as first_team_id,
  last_sheets.team_id as last_team_id,
  latest.player_name,
  latest.first_name,
  latest.family_name,
  latest.name_initial,
  latest.jersey_number,
  latest_positions.position,
  spans.teams,
  spans.games_played,
  spans.first_game_date,
  spans.last_game_date
from latest
inner join spans on spans.player_id = latest.player_id
inner join first_sheets on first_sheets.player_id = latest.player_id
inner join last_sheets on last_sheets.player_id = latest.player_id
left join latest_positions on latest_positions.player_id = latest.player_id
