{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_boxes('forget_from_first_change'), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
{%- set sums = form_sums() -%}
{%- set names = (sums | list) + form_shots() -%}
-- One row per player on a game's sheet, and per player to be expected in a game to come: only what earlier games of the season said, so
-- that a later game never changes the row of one that was played.
with

teams as (
  select *
  from {{ ref('features_team_asof') }}
  where {{ is_in_batch() }}
),

last_days as (
  select season, max(game_date) as last_date
  from {{ ref('box_games') }}
  where {{ is_in_batch() }} and {{ is_of_the_season() }}
  group by season
),

-- From the season's last day with a result, and not from a clock, the next seven. These rows are made anew with their season, so they
-- bear its fingerprint: forget_from_first_change finds none of them among the games played, and forgets them all.
to_come as (
  select
    teams.game_id,
    teams.team_id,
    teams.opponent_team_id,
    teams.season,
    teams.season_type,
    answers.season_sha,
    teams.is_home,
    teams.game_date
  from teams
  inner join {{ ref('fct_games') }} as games on games.game_id = teams.game_id
  inner join {{ ref('season_answers') }} as answers on answers.season = teams.season
  inner join last_days on last_days.season = teams.season
  where {{ is_in_batch('games.season') }} and not games.is_final and {{ dbt.datediff('last_days.last_date', 'teams.game_date', 'day') }} between 0 and 7
),

games as (
  select game_id, season, asof_sha, false as is_scheduled, game_date
  from ({{ dated_games_to_add() }}) as played
  union all
  select distinct game_id, season, season_sha, true, game_date
  from to_come
),

sheets as (
  select
    game_id,
    player_id,
    team_id,
    opponent_team_id,
    season,
    season_type,
    player_name,
    1 as sheet,
    case when is_played then 1 else 0 end as played,
    case when is_played and is_starter then 1 else 0 end as started,
    {%- for name, told in sums.items() %}
    case when is_played then {{ told[0] }} end as {{ name }},
    {%- endfor %}
    {%- for name in form_shots() %}
    case when is_played then {{ name }} end as {{ name }},
    {%- endfor %}
    is_home,
    game_date
  from {{ batch_of(ref('fct_player_games')) }}
  where box_grade = 'sound' and {{ is_of_the_season() }} and season in (select season from games)
),

-- Whoever is on his team's last sheet, and on no other team's since.
rosters as (
  select season, team_id, player_id, player_name, game_date
  from sheets
  where true
  qualify
    row_number() over (partition by season, player_id order by game_date desc, game_id desc, team_id) = 1
    and game_id = first_value(game_id) over (partition by season, team_id order by game_date desc, game_id desc)
),

-- A game to come is a line that says nothing.
lines as (
  select * from sheets
  union all
  select
    to_come.game_id,
    rosters.player_id,
    to_come.team_id,
    to_come.opponent_team_id,
    to_come.season,
    to_come.season_type,
    rosters.player_name,
    0,
    0,
    0,
    {%- for name in names %}
    null,
    {%- endfor %}
    to_come.is_home,
    to_come.game_date
  from to_come
  inner join rosters
    on rosters.season = to_come.season and rosters.team_id = to_come.team_id and rosters.game_date < to_come.game_date
),

before as (
  select
    game_id,
    player_id,
    team_id,
    opponent_team_id,
    season,
    season_type,
    player_name,
    coalesce(sum(sheet) over earlier, 0) as sheets_before,
    coalesce(sum(played) over earlier, 0) as games_before,
    coalesce(sum(started) over earlier, 0) as starts_before,
    {%- for name in names %}
    sum({{ name }}) over earlier as {{ name }}_before,
    {%- endfor %}
    is_home,
    game_date
  from lines
  window earlier as (partition by season, player_id order by game_date, game_id, team_id rows between unbounded preceding and 1 preceding)
),

rates as (
  select
    game_id,
    player_id,
    team_id,
    opponent_team_id,
    season,
    season_type,
    player_name,
    sheets_before,
    starts_before,
    {{ form_columns('_before') }},
    is_home,
    game_date
  from before
  where game_id in (select game_id from games)
)

select
  rates.game_id,
  rates.player_id,
  rates.team_id,
  rates.opponent_team_id,
  rates.season,
  rates.season_type,
  rates.player_name,
  games.asof_sha,
  own.rest_days,
  {{ dbt.datediff('form.game_date', 'rates.game_date', 'day') }} - 1 as player_rest_days,
  own.opponent_rest_days,
  cast(rates.sheets_before as bigint) as sheets_before,
  cast(rates.games_before as bigint) as games_before,
  cast(rates.starts_before as bigint) as starts_before,
  {%- for told in sums.values() %}
  rates.{{ told[2] }}_per_game_before,
  {%- endfor %}
  {%- for name in form_rates() %}
  rates.{{ name }}_before,
  {%- endfor %}
  {%- for size in [5, 10] %}
  coalesce(form.games_last_{{ size }}, 0) as games_preceding_{{ size }},
  {%- for told in sums.values() %}
  form.{{ told[2] }}_per_game_last_{{ size }} as {{ told[2] }}_per_game_preceding_{{ size }},
  {%- endfor %}
  {%- for name in form_rates() %}
  form.{{ name }}_last_{{ size }} as {{ name }}_preceding_{{ size }},
  {%- endfor %}
  {%- endfor %}
  own.games_before as team_games_before,
  own.games_loaded_before as team_games_loaded_before,
  opponents.games_before as opponent_games_before,
  {%- for side, of in {'team': 'own', 'opponent': 'opponents'}.items() %}
  {{ of }}.win_pct_before as {{ side }}_win_pct_before,
  {{ of }}.points_per_game_before as {{ side }}_points_per_game_before,
  {{ of }}.opponent_points_per_game_before as {{ side }}_points_allowed_per_game_before,
  {%- endfor %}
  rates.is_home,
  own.is_neutral,
  games.is_scheduled,
  own.is_complete,
  games.game_date
from rates
inner join games on games.game_id = rates.game_id
-- By side, because a faulty sheet may name a team that does not play.
inner join teams as own on own.game_id = rates.game_id and own.is_home = rates.is_home
inner join teams as opponents on opponents.game_id = rates.game_id and opponents.is_home <> rates.is_home
left join {{ ref('player_form') }} as form
  on form.season = rates.season and form.player_id = rates.player_id and form.player_game_number = rates.games_before
