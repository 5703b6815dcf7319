{# What is counted of each side while ten players are on court: name → how it is told in fct_plays, its words, and the one feed that tells it. #}
{% macro counters_of_play() %}
  {{ return({
    'points': ['points', 'Points scored'],
    'field_goals_made': ["case when event = 'shot' and is_made then 1 else 0 end", 'Field goals made'],
    'field_goals_attempted': ["case when event = 'shot' then 1 else 0 end", 'Field goals attempted'],
    'three_pointers_made': ["case when event = 'shot' and is_made and is_three then 1 else 0 end", 'Three-pointers made'],
    'three_pointers_attempted': ["case when event = 'shot' and is_three then 1 else 0 end", 'Three-pointers attempted'],
    'free_throws_made': ["case when event = 'free_throw' and is_made then 1 else 0 end", 'Free throws made'],
    'free_throws_attempted': ["case when event = 'free_throw' then 1 else 0 end", 'Free throws attempted'],
    'free_throw_trips': ['case when is_free_throw_trip then 1 else 0 end', 'Trips to the line, without and-ones and technicals'],
    'rebounds_offensive': ["case when event = 'rebound' and is_offensive_rebound and player_id is not null then 1 else 0 end", 'Offensive rebounds of players'],
    'rebounds_defensive': ["case when event = 'rebound' and not is_offensive_rebound and player_id is not null then 1 else 0 end", 'Defensive rebounds of players'],
    'rebounds_team_offensive_live': ["case when event = 'rebound' and is_offensive_rebound and player_id is null and not is_dead_ball_rebound then 1 else 0 end", 'Offensive rebounds of the team, the ball being live'],
    'rebounds_team_defensive_live': ["case when event = 'rebound' and not is_offensive_rebound and player_id is null and not is_dead_ball_rebound then 1 else 0 end", 'Defensive rebounds of the team, the ball being live'],
    'assists': ["case when event = 'shot' and is_made and assist_player_id is not null then 1 else 0 end", 'Assists'],
    'steals': ["case when event = 'steal' then 1 else 0 end", 'Steals'],
    'blocks': ["case when event = 'block' then 1 else 0 end", 'Blocks'],
    'turnovers': ["case when event = 'turnover' then 1 else 0 end", "Turnovers, the team's own included"],
    'fouls_personal': ['case when is_personal_foul then 1 else 0 end', 'Personal fouls'],
    'points_in_the_paint': ["case when qualifiers like '%pointsinthepaint%' then points else 0 end", 'Points in the paint', 'cdn'],
    'points_fast_break': ["case when marks_of_points like '%fastbreak%' then points else 0 end", 'Points on fast breaks', 'cdn'],
    'points_second_chance': ["case when marks_of_points like '%2ndchance%' then points else 0 end", 'Points of second chances', 'cdn'],
    'points_from_turnovers': ["case when marks_of_points like '%fromturnover%' then points else 0 end", 'Points from turnovers', 'cdn'],
  }) }}
{% endmacro %}
