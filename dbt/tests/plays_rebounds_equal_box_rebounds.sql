-- Rebounds in the CDN's plays are those of the lines: each player's, and each team's own (dead-ball ones included there).
with

plays as (
  select
    game_id,
    team_id,
    player_id,
    {{ count_where('is_offensive_rebound') }} as offensive,
    {{ count_where('not is_offensive_rebound') }} as defensive
  from {{ ref('fct_plays') }}
  where event = 'rebound'
  group by game_id, team_id, player_id
),

lines as (
  select game_id, team_id, player_id, rebounds_offensive as offensive, rebounds_defensive as defensive
  from {{ ref('fct_player_games') }}
  union all
  select game_id, team_id, cast(null as {{ dbt.type_string() }}), rebounds_team_offensive, rebounds_team_defensive
  from {{ source('staging', 'team_box_scores') }}
  where rebounds_team_offensive is not null
)

select
  lines.game_id,
  lines.team_id,
  lines.player_id,
  lines.offensive,
  lines.defensive,
  plays.offensive as offensive_in_plays,
  plays.defensive as defensive_in_plays
from lines
inner join {{ ref('play_grades') }} as grades on grades.game_id = lines.game_id
left join plays
  on plays.game_id = lines.game_id and plays.team_id = lines.team_id
  and coalesce(plays.player_id, '') = coalesce(lines.player_id, '')
where
  grades.plays_feed = 'cdn' and grades.is_to_the_end
  and (coalesce(plays.offensive, 0) <> lines.offensive or coalesce(plays.defensive, 0) <> lines.defensive)
