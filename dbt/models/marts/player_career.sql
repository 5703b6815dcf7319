{%- set counters = player_counters() -%}
{%- set kept = ['games_played', 'games_started', 'games_won', 'double_doubles', 'triple_doubles'] -%}
-- A player's seasons together, one row a season type. A career is as long as what is loaded of it, so every total says so.
with

seasons as (
  select *
  from {{ ref('player_season') }}
  where is_total
),

teams as (
  select season_type, player_id, count(distinct team_id) as teams
  from {{ ref('player_season') }}
  where team_id is not null
  group by season_type, player_id
),

last_seasons as (
  select season_type, player_id, last_team_id, player_name
  from seasons
  where true
  qualify row_number() over (partition by season_type, player_id order by season desc) = 1
),

sums as (
  select
    season_type,
    player_id,
    count(*) as seasons,
    {%- for name in kept + (counters | list) + ['plus_minus'] %}
    {{ total(name) }} as {{ name }},
    {%- endfor %}
    {{ total_seconds('seconds_played') }} as seconds_played,
    min(season) as first_season,
    max(season) as last_season,
    min(case when is_complete then 1 else 0 end) = 1 as are_seasons_complete
  from seasons
  group by season_type, player_id
)

select
  sums.season_type,
  sums.player_id,
  last_seasons.last_team_id,
  last_seasons.player_name,
  sums.first_season as first_season_loaded,
  sums.last_season as last_season_loaded,
  sums.seasons as seasons_loaded,
  teams.teams as teams_loaded,
  {%- for name in kept + (counters | list) + ['plus_minus'] %}
  sums.{{ name }} as {{ name }}_loaded,
  {%- endfor %}
  sums.seconds_played as seconds_played_loaded,
  {{ metric('minutes_per_game', own='sums.', columns={'own.games': 'games_played'}) }} as minutes_per_game_loaded,
  {%- for name in counters %}
  {{ metric(name ~ '_per_game', own='sums.', columns={'own.games': 'games_played'}) }} as {{ name }}_per_game_loaded,
  {%- endfor %}
  {%- for name in ['field_goal_pct', 'three_point_pct', 'free_throw_pct', 'effective_field_goal_pct', 'true_shooting_pct'] %}
  {{ metric(name, own='sums.') }} as {{ name }}_loaded,
  {%- endfor %}
  sums.are_seasons_complete
from sums
inner join teams on teams.season_type = sums.season_type and teams.player_id = sums.player_id
inner join last_seasons on last_seasons.season_type = sums.season_type and last_seasons.player_id = sums.player_id
