-- One row per player on a final game's sheet, whether he played or not.
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
  case when lines.is_played then null else coalesce(lines.not_playing_reason, lines.not_playing_description, lines.status) end
    as inactive_reason,
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
  lines.is_home,
  lines.is_starter,
  lines.is_played,
  games.winner_team_id = lines.team_id as is_win,
  games.game_date
from {{ source('staging', 'player_box_scores') }} as lines
inner join {{ ref('fct_games') }} as games on games.game_id = lines.game_id
where games.is_final and games.detail <> 'score_only'
