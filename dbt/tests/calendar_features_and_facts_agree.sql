-- Rest is the same on the calendar and beside the result, and what was known of a team before a game is what its rating began with.
select
  games.game_id,
  games.team_id,
  games.rest_days,
  context.rest_days as rest_days_on_calendar,
  ratings.elo_before,
  features.elo_before as elo_in_features
from {{ ref('fct_team_games') }} as games
left join {{ ref('schedule_context') }} as context on context.game_id = games.game_id and context.team_id = games.team_id
left join {{ ref('features_team_asof') }} as features on features.game_id = games.game_id and features.team_id = games.team_id
left join {{ ref('elo_ratings') }} as ratings on ratings.game_id = games.game_id and ratings.team_id = games.team_id
where
  {{ is_of_the_season('games.season_type') }}
  and (
    context.game_id is null
    or ratings.game_id is null
    or coalesce(games.rest_days, -1) <> coalesce(context.rest_days, -1)
    or abs(ratings.elo_before - features.elo_before) > 0.000001
    or abs(ratings.win_probability - features.win_probability) > 0.000001
  )
