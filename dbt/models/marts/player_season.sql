{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_boxes('forget_changed_seasons'), cluster_by=['season', 'season_type']) }}
{%- set counters = player_counters() -%}
{#- What the team did in the games he played, from both box scores. -#}
{%- set team_sums = [
  'field_goals_made', 'field_goals_attempted', 'three_pointers_attempted', 'free_throws_attempted', 'rebounds_offensive',
  'rebounds_defensive', 'turnovers'
] -%}
{#- What happened while he was on court, from the plays. -#}
{%- set court_sums = [
  'possessions', 'plays', 'points', 'field_goals_made', 'field_goals_attempted', 'free_throws_made', 'free_throws_attempted',
  'rebounds_offensive', 'rebounds_defensive', 'rebounds_team_offensive_live', 'rebounds_team_defensive_live', 'assists',
  'steals', 'blocks', 'turnovers', 'fouls_personal'
] -%}
{#- Metrics of his line, of his line beside both teams' box scores, and of his line beside what happened while he was on court. -#}
{%- set shooting = [
  'field_goal_pct', 'two_point_pct', 'three_point_pct', 'free_throw_pct', 'effective_field_goal_pct', 'true_shooting_pct',
  'three_point_attempt_rate', 'free_throw_attempt_rate', 'free_throws_made_rate', 'assist_to_turnover', 'steal_to_turnover'
] -%}
{%- set box_rates = [
  'turnover_pct_est', 'usage_pct_est', 'assist_pct_est', 'offensive_rebound_pct_est', 'defensive_rebound_pct_est',
  'rebound_pct_est', 'steal_pct_est', 'block_pct_est'
] -%}
{%- set court_rates = [
  'usage_pct_on_court', 'assist_pct_on_court', 'assist_ratio', 'turnover_ratio', 'offensive_rebound_pct_on_court',
  'defensive_rebound_pct_on_court', 'rebound_pct_on_court', 'ortg_on_court', 'drtg_on_court', 'net_rtg_on_court',
  'pace_on_court', 'pie'
] -%}
-- A player's season, one row a team and one for all his teams together when he had several: totals first, rates of totals last.
with

seasons as (
  {{ seasons_to_add() }}
),

games as (
  select box.game_id, box.season, box.season_type, box.home_team_id, box.away_team_id, box.box_grade
  from {{ ref('box_games') }} as box
  inner join seasons on seasons.season = box.season and seasons.season_type = box.season_type
),

team_games as (
  select season, season_type, team_id, count(*) as team_games, {{ count_where("box_grade = 'sound'") }} as games_loaded
  from (
    select season, season_type, home_team_id as team_id, box_grade from games
    union all
    select season, season_type, away_team_id, box_grade from games
  ) as sides
  group by season, season_type, team_id
),

lines as (
  select lines.*
  from {{ ref('fct_player_games') }} as lines
  inner join games on games.game_id = lines.game_id
  where {{ is_to_be_built('lines.season', 'lines.game_date') }} and lines.box_grade = 'sound'
),

last_lines as (
  select season, season_type, player_id, team_id, player_name
  from lines
  where true
  qualify row_number() over (partition by season, season_type, player_id order by game_date desc, game_id desc, team_id) = 1
),

player_teams as (
  select season, season_type, player_id, team_id, count(*) over (partition by season, season_type, player_id) as teams
  from (select distinct season, season_type, player_id, team_id from lines) as pairs
),

-- The team's own turnovers count where the source says them.
team_lines as (
  select
    game_id,
    team_id,
    seconds_played,
    {%- for side in ['', 'opponent_'] %}
    {{ side }}field_goals_made,
    {{ side }}field_goals_attempted,
    {{ side }}three_pointers_attempted,
    {{ side }}free_throws_attempted,
    {{ side }}rebounds_offensive,
    {{ side }}rebounds_defensive,
    {{ side }}turnovers_personal + coalesce({{ side }}turnovers_team, 0) as {{ side }}turnovers{{ ',' if not loop.last }}
    {%- endfor %}
  from {{ ref('fct_team_games') }}
  where game_id in (select game_id from games where box_grade = 'sound')
),

-- Plays that do not reach the end, or contradict the box score, would tell half of what he did.
court as (
  select court.*, advanced.free_throw_trips as own_free_throw_trips
  from {{ ref('player_game_on_court') }} as court
  inner join {{ ref('player_game_advanced') }} as advanced on advanced.game_id = court.game_id and advanced.player_id = court.player_id
  where {{ is_to_be_built('court.season', 'court.game_date') }} and court.plays_grade in ('exact', 'close') and court.game_id in (select game_id from games where box_grade = 'sound')
),

sums as (
  select
    lines.season,
    lines.season_type,
    lines.player_id,
    lines.team_id,
    {{ count_where('lines.is_played') }} as games_played,
    {{ count_where('lines.is_played and lines.is_starter') }} as games_started,
    {{ count_where('lines.is_played and lines.is_win') }} as games_won,
    {{ count_where('lines.is_played and lines.seconds_played >= 1200') }} as games_20_minutes,
    {{ count_where('lines.is_played and lines.seconds_played >= 900 and lines.seconds_played < 1200') }} as games_15_to_20_minutes,
    {{ count_where('lines.is_double_double') }} as double_doubles,
    {{ count_where('lines.is_triple_double') }} as triple_doubles,
    {{ total_seconds('lines.seconds_played') }} as seconds_played,
    {{ total_seconds('case when lines.is_played then team_lines.seconds_played end') }} as team_seconds_played,
    {%- for name, column in counters.items() %}
    {{ total('lines.' ~ column) }} as {{ name }},
    {%- endfor %}
    {{ total('cast(lines.plus_minus as bigint)') }} as plus_minus,
    {{ total('lines.efficiency') }} as efficiency,
    cast({{ total('cast(round(10 * lines.game_score) as bigint)') }} as {{ type_double() }}) / 10 as game_score,
    {%- for side in ['', 'opponent_'] %}
    {%- for sum in team_sums %}
    {{ total("case when lines.is_played then team_lines." ~ side ~ sum ~ " end") }} as {{ 'opponent' if side else 'team' }}_{{ sum }},
    {%- endfor %}
    {%- endfor %}
    count(court.game_id) as games_with_plays,
    {{ total_seconds('court.seconds') }} as court_seconds,
    {{ total('court.own_free_throw_trips') }} as own_free_throw_trips,
    {%- for name, column in counters.items() %}
    {{ total('case when court.game_id is not null then lines.' ~ column ~ ' end') }} as own_{{ name }},
    {%- endfor %}
    {%- for sum in court_sums %}
    {{ total('court.' ~ sum) }} as court_{{ sum }},
    {{ total('court.opponent_' ~ sum) }} as court_opponent_{{ sum }}{{ ',' if not loop.last }}
    {%- endfor %}
  from lines
  left join team_lines on team_lines.game_id = lines.game_id and team_lines.team_id = lines.team_id
  left join court on court.game_id = lines.game_id and court.player_id = lines.player_id
  group by lines.season, lines.season_type, lines.player_id, lines.team_id
),

rows_of_players as (
  select
    sums.*,
    case when player_teams.teams = 1 then 'only_team' else 'one_of_teams' end as row_scope,
    player_teams.teams,
    team_games.team_games,
    team_games.games_loaded,
    team_games.games_loaded = team_games.team_games as is_complete
  from sums
  inner join player_teams
    on player_teams.season = sums.season and player_teams.season_type = sums.season_type
    and player_teams.player_id = sums.player_id and player_teams.team_id = sums.team_id
  inner join team_games
    on team_games.season = sums.season and team_games.season_type = sums.season_type and team_games.team_id = sums.team_id
  union all
  select
    sums.season,
    sums.season_type,
    sums.player_id,
    cast(null as {{ dbt.type_string() }}),
    {%- for name in ['games_played', 'games_started', 'games_won', 'games_20_minutes', 'games_15_to_20_minutes', 'double_doubles', 'triple_doubles'] %}
    {{ total('sums.' ~ name) }},
    {%- endfor %}
    {{ total_seconds('sums.seconds_played') }},
    {{ total_seconds('sums.team_seconds_played') }},
    {%- for name in counters %}
    {{ total('sums.' ~ name) }},
    {%- endfor %}
    {{ total('sums.plus_minus') }},
    {{ total('sums.efficiency') }},
    cast({{ total('cast(round(10 * sums.game_score) as bigint)') }} as {{ type_double() }}) / 10,
    {%- for side in ['team', 'opponent'] %}
    {%- for sum in team_sums %}
    {{ total('sums.' ~ side ~ '_' ~ sum) }},
    {%- endfor %}
    {%- endfor %}
    {{ total('sums.games_with_plays') }},
    {{ total_seconds('sums.court_seconds') }},
    {{ total('sums.own_free_throw_trips') }},
    {%- for name in counters %}
    {{ total('sums.own_' ~ name) }},
    {%- endfor %}
    {%- for sum in court_sums %}
    {{ total('sums.court_' ~ sum) }},
    {{ total('sums.court_opponent_' ~ sum) }},
    {%- endfor %}
    'all_teams',
    count(*),
    max(case when team_games.team_id = last_lines.team_id then team_games.team_games end),
    max(case when team_games.team_id = last_lines.team_id then team_games.games_loaded end),
    min(case when team_games.games_loaded = team_games.team_games then 1 else 0 end) = 1
  from sums
  inner join last_lines
    on last_lines.season = sums.season and last_lines.season_type = sums.season_type and last_lines.player_id = sums.player_id
  inner join team_games
    on team_games.season = sums.season and team_games.season_type = sums.season_type and team_games.team_id = sums.team_id
  group by sums.season, sums.season_type, sums.player_id
  having count(*) > 1
),

estimated as (
  select
    *,
    {{ metric('possessions_est', own='team_') }} as team_possessions_est,
    {{ metric('possessions_est', own='opponent_', opponent='team_') }} as opponent_possessions_est
  from rows_of_players
)

select
  estimated.season,
  estimated.season_type,
  estimated.player_id,
  estimated.team_id,
  last_lines.team_id as last_team_id,
  last_lines.player_name,
  estimated.row_scope,
  seasons.season_sha,
  estimated.teams,
  estimated.team_games,
  estimated.games_loaded,
  estimated.games_played,
  estimated.games_started,
  estimated.games_won,
  estimated.games_with_plays,
  estimated.games_20_minutes,
  estimated.games_15_to_20_minutes,
  estimated.double_doubles,
  estimated.triple_doubles,
  {%- for name in counters %}
  estimated.{{ name }},
  {%- endfor %}
  estimated.plus_minus,
  estimated.efficiency,
  estimated.seconds_played,
  {{ metric('minutes_per_game', own='estimated.', columns={'own.games': 'games_played'}) }} as minutes_per_game,
  {%- for name in (counters | list) + ['plus_minus', 'efficiency'] %}
  {{ metric(name ~ '_per_game', own='estimated.', columns={'own.games': 'games_played'}) }} as {{ name }}_per_game,
  {%- endfor %}
  {{ metric('game_score_per_game', own='estimated.', columns={'own.games': 'games_played'}) }} as game_score_per_game,
  {%- for name in counters %}
  {{ metric(name ~ '_per_36', own='estimated.') }} as {{ name }}_per_36,
  {%- endfor %}
  {%- for name in counters %}
  {{ metric(name ~ '_per_100_est', own='estimated.', team='estimated.team_') }} as {{ name }}_per_100_est,
  {%- endfor %}
  {%- for name in counters %}
  {{ metric(name ~ '_per_100_on_court', own='estimated.own_', team='estimated.court_') }} as {{ name }}_per_100_on_court,
  {%- endfor %}
  {%- for name in shooting %}
  {{ metric(name, own='estimated.') }} as {{ name }},
  {%- endfor %}
  {%- for name in box_rates %}
  {{ metric(name, own='estimated.', team='estimated.team_', opponent='estimated.opponent_') }} as {{ name }},
  {%- endfor %}
  {%- for name in court_rates %}
  {{ metric(name, own='estimated.own_', team='estimated.court_', opponent='estimated.court_opponent_') }} as {{ name }},
  {%- endfor %}
  estimated.row_scope <> 'one_of_teams' as is_total,
  estimated.is_complete
from estimated
inner join last_lines
  on last_lines.season = estimated.season and last_lines.season_type = estimated.season_type and last_lines.player_id = estimated.player_id
inner join seasons on seasons.season = estimated.season and seasons.season_type = estimated.season_type
