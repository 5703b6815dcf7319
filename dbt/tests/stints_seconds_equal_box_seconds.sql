-- A player's stints last as long as his line says: exactly in the CDN's minutes, to the second in the stats host's.
with

court as (
  select game_id, player_id, sum(seconds) as seconds
  from {{ ref('fct_stint_players') }}
  group by game_id, player_id
)

select
  lines.game_id,
  lines.player_id,
  lines.seconds_played,
  court.seconds
from {{ ref('fct_player_games') }} as lines
inner join {{ ref('play_grades') }} as grades on grades.game_id = lines.game_id
left join court on court.game_id = lines.game_id and court.player_id = lines.player_id
where
  grades.plays_feed = 'cdn' and grades.is_to_the_end
  and abs(coalesce(court.seconds, 0) - coalesce(lines.seconds_played, 0)) > case when grades.box_clock = 'exact' then 0.05 else 1 end
