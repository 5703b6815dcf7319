{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_boxes('forget_from_first_change'), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
{%- set sums = form_sums() -%}
{%- set names = (sums | list) + form_shots() -%}
-- One row per player on a game's sheet: only what earlier games of the season said, so that a later game never changes it.
with

games as (
  {{ dated_games_to_add() }}
),

lines as (
  select
    game_id,
    player_id,
    team_id,
    opponent_team_id,
    season,
    season_type,
    player_name,
    rest_days,
    case when is_played then 1 else 0 end as played,
    case when is_played and is_starter then 1 else 0 end as started,
    {%- for name, told in sums.items() %}
    case when is_played then {{ told[0] }} end as {{ name }},
    {%- endfor %}
    {%- for name in form_shots() %}
    case when is_played then {{ name }} end as {{ name }},
    {%- endfor %}
    is_home,
    is_neutral,
    game_date
  from {{ batch_of(ref('fct_player_games')) }}
  where box_grade = 'sound' and {{ is_of_the_season() }} and season in (select season from games)
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
    rest_days,
    count(*) over earlier as sheets_before,
    coalesce(sum(played) over earlier, 0) as games_before,
    coalesce(sum(started) over earlier, 0) as starts_before,
    {%- for name in names %}
    sum({{ name }}) over earlier as {{ name }}_before,
    {%- endfor %}
    is_home,
    is_neutral,
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
    rest_days,
    sheets_before,
    starts_before,
    {{ form_columns('_before') }},
    is_home,
    is_neutral,
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
  rates.rest_days,
  {{ dbt.datediff('form.game_date', 'rates.game_date', 'day') }} - 1 as player_rest_days,
  case when rates.is_home then box.away_rest_days else box.home_rest_days end as opponent_rest_days,
  rates.sheets_before,
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
  case when rates.is_home then box.home_games_before else box.away_games_before end as team_games_before,
  case when rates.is_home then box.away_games_before else box.home_games_before end as opponent_games_before,
  {%- for side, at_home, away in [('team', 'home', 'away'), ('opponent', 'away', 'home')] %}
  case when rates.is_home then {{ safe_divide('box.' ~ at_home ~ '_wins_before', 'box.' ~ at_home ~ '_games_before') }} else {{ safe_divide('box.' ~ away ~ '_wins_before', 'box.' ~ away ~ '_games_before') }} end as {{ side }}_win_pct_before,
  case when rates.is_home then {{ safe_divide('box.' ~ at_home ~ '_points_before', 'box.' ~ at_home ~ '_games_before') }} else {{ safe_divide('box.' ~ away ~ '_points_before', 'box.' ~ away ~ '_games_before') }} end as {{ side }}_points_per_game_before,
  case when rates.is_home then {{ safe_divide('box.' ~ at_home ~ '_opponent_points_before', 'box.' ~ at_home ~ '_games_before') }} else {{ safe_divide('box.' ~ away ~ '_opponent_points_before', 'box.' ~ away ~ '_games_before') }} end as {{ side }}_points_allowed_per_game_before,
  {%- endfor %}
  rates.is_home,
  rates.is_neutral,
  case when rates.is_home then box.home_games_loaded_before = box.home_games_before else box.away_games_loaded_before = box.away_games_before end as is_complete,
  games.game_date
from rates
inner join games on games.game_id = rates.game_id
inner join {{ ref('box_games') }} as box on box.game_id = rates.game_id
left join {{ ref('player_form') }} as form
  on form.season = rates.season and form.player_id = rates.player_id and form.player_game_number = rates.games_before
