-- Points for and against in a player's stints are his plus and minus, in every game whose lineups are known to the second.
select
  lines.game_id,
  lines.player_id,
  lines.plus_minus,
  court.points - court.opponent_points as plus_minus_on_court
from {{ ref('player_game_on_court') }} as court
inner join {{ ref('fct_player_games') }} as lines on lines.game_id = court.game_id and lines.player_id = court.player_id
where
  court.plays_grade = 'exact'
  and lines.plus_minus is not null
  and lines.plus_minus <> court.points - court.opponent_points
