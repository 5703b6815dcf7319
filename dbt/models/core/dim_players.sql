-- One row per player and spell: the days through which the sheets give him the same team, name and number.
with

sheets as (
  select
    player_id,
    team_id,
    player_name,
    first_name,
    family_name,
    name_initial,
    jersey_number,
    position,
    is_played,
    game_id,
    game_date,
    -- An all-star side is no spell; it counts only for who is on no other sheet.
    rank() over (partition by player_id order by case when {{ season_type_of('game_id') }} = 'all_star' then 1 else 0 end) as preference
  from {{ source('staging', 'player_box_scores') }}
),

-- On a day on two sheets (traded in between), he is with the team he played for, else with the later game's.
days as (
  select
    *,
    -- Sheets leave the number out of who is not in uniform.
    last_value(jersey_number ignore nulls) over (
      partition by player_id, team_id order by game_date, game_id rows between unbounded preceding and current row
    ) as number_worn
  from sheets
  where preference = 1
  qualify row_number() over (partition by player_id, game_date order by is_played desc, game_id desc, team_id) = 1
),

before as (
  select
    *,
    coalesce(number_worn, '') as number_known,
    lag(team_id) over of_player as team_before,
    lag(player_name) over of_player as name_before,
    lag(coalesce(number_worn, '')) over of_player as number_before
  from days
  window of_player as (partition by player_id order by game_date, game_id)
),

numbered as (
  select
    *,
    sum(
      case
        when team_before = team_id and name_before = player_name and (number_before = number_known or number_before = '') then 0
        else 1
      end
    ) over (partition by player_id order by game_date, game_id rows between unbounded preceding and current row) as spell_number
  from before
),

spells as (
  select
    player_id,
    spell_number,
    min(team_id) as team_id,
    min(player_name) as player_name,
    max(first_name) as first_name,
    max(family_name) as family_name,
    max(name_initial) as name_initial,
    max(number_worn) as jersey_number,
    count(*) as sheets,
    {{ count_where('is_played') }} as games_played,
    min(game_date) as from_date,
    max(game_date) as last_sheet_date
  from numbered
  group by player_id, spell_number
),

-- Only starters have a position on a sheet, so it is the last one said in the spell, or before it.
positions as (
  select player_id, spell_number, position
  from numbered
  where position is not null
  qualify row_number() over (partition by player_id, spell_number order by game_date desc, game_id desc) = 1
)

select
  spells.player_id,
  spells.team_id,
  spells.player_name,
  spells.first_name,
  spells.family_name,
  spells.name_initial,
  spells.jersey_number,
  last_value(positions.position ignore nulls) over (
    partition by spells.player_id order by spells.spell_number rows between unbounded preceding and current row
  ) as position,
  cast(spells.spell_number as bigint) as spell_number,
  spells.sheets,
  spells.games_played,
  lead(spells.from_date) over (partition by spells.player_id order by spells.spell_number) is null as is_current,
  spells.from_date,
  cast({{ dbt.dateadd('day', -1, 'lead(spells.from_date) over (partition by spells.player_id order by spells.spell_number)') }} as date) as to_date,
  spells.last_sheet_date
from spells
left join positions on positions.player_id = spells.player_id and positions.spell_number = spells.spell_number
