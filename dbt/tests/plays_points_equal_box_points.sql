-- What a player scores in the CDN's plays is what his line says, in every game whose plays reach the end.
with

scored as (
  select game_id, player_id, sum(points) as points
  from {{ ref('fct_plays') }}
  where player_id is not null
  group by game_id, player_id
)

select
  lines.game_id,
  lines.player_id,
  lines.points,
  scored.points as points_in_plays
from {{ ref('fct_player_games') }} as lines
inner join {{ ref('play_grades') }} as grades on grades.game_id = lines.game_id
left join scored on scored.game_id = lines.game_id and scored.player_id = lines.player_id
where grades.plays_feed = 'cdn' and grades.is_to_the_end and coalesce(scored.points, 0) <> lines.points
