{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_games(), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
{%- set counters = counters_of_play() %}
-- Two rows per stint, one a team: while ten players are constant, the five of each side, the seconds, possessions and counters of both.
with

games as (
  {{ games_to_add() }}
),

ranked as (
  select
    players.*,
    row_number() over (partition by players.game_id, players.stint_number, players.team_id order by players.player_id) as place
  from {{ batch_of(ref('fct_stint_players')) }} as players
  inner join games on games.game_id = players.game_id
),

lineups as (
  select
    game_id,
    stint_number,
    team_id,
    string_agg(player_id, '-' order by player_id) as lineup_id,
    {%- for place in range(1, 6) %}
    max(case when place = {{ place }} then player_id end) as player_{{ place }}_id,
    {%- endfor %}
    count(*) as players,
    max(case when is_guessed then 1 else 0 end) = 1 as is_guessed
  from ranked
  group by game_id, stint_number, team_id
),

stints as (
  select game_id, opponent_team_id, team_id, stint_number, period, start_seconds, end_seconds, seconds, answer_sha, game_date
  from ranked
  where place = 1
),

counted as (
  select
    plays.game_id,
    plays.credited_stint_number as stint_number,
    plays.team_id
    {%- for name, how in counters.items() %},
    {{ total(how[0]) }} as {{ name }}
    {%- endfor %}
  from {{ batch_of(ref('fct_plays')) }} as plays
  inner join games on games.game_id = plays.game_id
  where plays.team_id is not null
  group by plays.game_id, plays.credited_stint_number, plays.team_id
),

possessions as (
  select
    possessions.game_id,
    possessions.stint_number,
    possessions.team_id,
    count(*) as possessions
  from {{ batch_of(ref('fct_possessions')) }} as possessions
  inner join games on games.game_id = possessions.game_id
  where possessions.is_counted
  group by possessions.game_id, possessions.stint_number, possessions.team_id
),

-- A rebound at the buzzer continues nothing.
continued as (
  select
    plays.game_id,
    plays.stint_number,
    plays.team_id,
    count(*) as offensive_rebounds
  from {{ batch_of(ref('fct_plays')) }} as plays
  inner join games on games.game_id = plays.game_id
  where plays.event = 'rebound' and plays.is_offensive_rebound and not plays.is_dead_ball_rebound and plays.clock_seconds > 0
  group by plays.game_id, plays.stint_number, plays.team_id
)

select
  stints.game_id,
  stints.team_id,
  stints.opponent_team_id,
  own_five.lineup_id,
  opponent_five.lineup_id as opponent_lineup_id,
  {%- for place in range(1, 6) %}
  own_five.player_{{ place }}_id,
  {%- endfor %}
  {%- for place in range(1, 6) %}
  opponent_five.player_{{ place }}_id as opponent_player_{{ place }}_id,
  {%- endfor %}
  games.season,
  games.season_type,
  grades.plays_grade,
  stints.answer_sha,
  stints.stint_number,
  stints.period,
  stints.start_seconds,
  stints.end_seconds,
  stints.seconds,
  own_five.players,
  coalesce(own_possessions.possessions, 0) as possessions,
  coalesce(opponent_possessions.possessions, 0) as opponent_possessions,
  coalesce(own_possessions.possessions, 0) + coalesce(own_continued.offensive_rebounds, 0) as plays,
  coalesce(opponent_possessions.possessions, 0) + coalesce(opponent_continued.offensive_rebounds, 0) as opponent_plays,
  {%- for name, how in counters.items() %}
  {%- if how[2] %}
  case when games.plays_feed = '{{ how[2] }}' then coalesce(own.{{ name }}, 0) end as {{ name }},
  {%- else %}
  coalesce(own.{{ name }}, 0) as {{ name }},
  {%- endif %}
  {%- endfor %}
  {%- for name, how in counters.items() %}
  {%- if how[2] %}
  case when games.plays_feed = '{{ how[2] }}' then coalesce(opponent.{{ name }}, 0) end as opponent_{{ name }},
  {%- else %}
  coalesce(opponent.{{ name }}, 0) as opponent_{{ name }},
  {%- endif %}
  {%- endfor %}
  own_five.is_guessed or coalesce(opponent_five.is_guessed, false) as is_guessed,
  stints.game_date
from stints
inner join games on games.game_id = stints.game_id
inner join lineups as own_five
  on own_five.game_id = stints.game_id and own_five.stint_number = stints.stint_number and own_five.team_id = stints.team_id
left join lineups as opponent_five
  on opponent_five.game_id = stints.game_id and opponent_five.stint_number = stints.stint_number and opponent_five.team_id = stints.opponent_team_id
{%- for name, list in [('', 'counted'), ('possessions', 'possessions'), ('continued', 'continued')] %}
{%- for side, team in [('own', 'team_id'), ('opponent', 'opponent_team_id')] %}
{%- set alias = side ~ ('_' ~ name if name else '') %}
left join {{ list }} as {{ alias }}
  on {{ alias }}.game_id = stints.game_id and {{ alias }}.stint_number = stints.stint_number and {{ alias }}.team_id = stints.{{ team }}
{%- endfor %}
{%- endfor %}
left join {{ ref('play_grades') }} as grades on grades.game_id = stints.game_id
