{#- Points and rebounds have tests of their own; these are the counters that the league corrects most often. -#}
{%- set counters = {
  'field_goals_made': "event = 'shot' and is_made",
  'field_goals_attempted': "event = 'shot'",
  'three_pointers_made': "event = 'shot' and is_made and is_three",
  'three_pointers_attempted': "event = 'shot' and is_three",
  'free_throws_made': "event = 'free_throw' and is_made",
  'free_throws_attempted': "event = 'free_throw'",
  'steals': "event = 'steal'",
  'blocks': "event = 'block'",
  'turnovers': "event = 'turnover'",
  'fouls_personal': 'is_personal_foul',
} -%}
-- What a player does in the CDN's plays is what his line says, counter by counter, in every game whose plays reach the end.
with

games as (
  select game_id
  from {{ ref('play_grades') }}
  where plays_feed = 'cdn' and is_to_the_end
),

acts as (
  select
    plays.game_id,
    plays.player_id
    {%- for name, condition in counters.items() %},
    {{ count_where(condition) }} as {{ name }}
    {%- endfor %}
  from {{ ref('fct_plays') }} as plays
  inner join games on games.game_id = plays.game_id
  where plays.player_id is not null
  group by plays.game_id, plays.player_id
),

passes as (
  select plays.game_id, plays.assist_player_id as player_id, count(*) as assists
  from {{ ref('fct_plays') }} as plays
  inner join games on games.game_id = plays.game_id
  where plays.event = 'shot' and plays.is_made and plays.assist_player_id is not null
  group by plays.game_id, plays.assist_player_id
),

compared as (
  select
    lines.game_id,
    lines.player_id,
    lines.assists,
    coalesce(passes.assists, 0) as assists_in_plays
    {%- for name in counters %},
    lines.{{ name }},
    coalesce(acts.{{ name }}, 0) as {{ name }}_in_plays
    {%- endfor %}
  from {{ ref('fct_player_games') }} as lines
  inner join games on games.game_id = lines.game_id
  left join acts on acts.game_id = lines.game_id and acts.player_id = lines.player_id
  left join passes on passes.game_id = lines.game_id and passes.player_id = lines.player_id
)

select *
from compared
where
  assists <> assists_in_plays
  {%- for name in counters %}
  or {{ name }} <> {{ name }}_in_plays
  {%- endfor %}
