{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_boxes('forget_from_first_change'), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
{%- set sums = form_sums() -%}
{%- set names = (sums | list) + form_shots() -%}
{%- set averages = form_rates() -%}
-- One row per game a player played: his last five and ten games with this one (to look at) and before it (to predict with).
with

games as (
  {{ dated_games_to_add() }}
),

-- The whole season so far of every season that gets a row, so that each can look back.
lines as (
  select
    game_id,
    player_id,
    team_id,
    season,
    season_type,
    player_name,
    {%- for name, told in sums.items() %}
    {{ told[0] }} as {{ name }},
    {%- endfor %}
    {%- for name in form_shots() %}
    {{ name }},
    {%- endfor %}
    is_home,
    game_date
  from {{ batch_of(ref('fct_player_games')) }}
  where is_played and box_grade = 'sound' and {{ is_of_the_season() }} and season in (select season from games)
),

windows as (
  select
    *,
    row_number() over of_player as player_game_number,
    {%- for games in [5, 10] %}
    count(*) over last_{{ games }} as games_last_{{ games }},
    {%- for name in names %}
    sum({{ name }}) over last_{{ games }} as {{ name }}_last_{{ games }}{{ ',' if not loop.last }}
    {%- endfor %}{{ ',' if not loop.last }}
    {%- endfor %}
  from lines
  window
    of_player as (partition by season, player_id order by game_date, game_id, team_id),
    last_5 as (partition by season, player_id order by game_date, game_id, team_id rows between 4 preceding and current row),
    last_10 as (partition by season, player_id order by game_date, game_id, team_id rows between 9 preceding and current row)
),

rates as (
  select
    game_id,
    player_id,
    team_id,
    season,
    season_type,
    player_name,
    player_game_number,
    {{ form_columns('_last_5') }},
    {{ form_columns('_last_10') }},
    is_home,
    game_date
  from windows
),

-- What precedes a game is what the game before it ended with.
beside as (
  select
    *,
    {%- for games in [5, 10] %}
    lag(games_last_{{ games }}) over of_player as games_preceding_{{ games }},
    {%- for told in sums.values() %}
    lag({{ told[2] }}_per_game_last_{{ games }}) over of_player as {{ told[2] }}_per_game_preceding_{{ games }},
    {%- endfor %}
    {%- for name in averages %}
    lag({{ name }}_last_{{ games }}) over of_player as {{ name }}_preceding_{{ games }}{{ ',' if not loop.last }}
    {%- endfor %}{{ ',' if not loop.last }}
    {%- endfor %}
  from rates
  window of_player as (partition by season, player_id order by game_date, game_id, team_id)
)

select
  beside.game_id,
  beside.player_id,
  beside.team_id,
  beside.season,
  beside.season_type,
  beside.player_name,
  games.asof_sha,
  beside.player_game_number,
  {%- for window in ['last_5', 'last_10', 'preceding_5', 'preceding_10'] %}
  coalesce(beside.games_{{ window }}, 0) as games_{{ window }},
  {%- for told in sums.values() %}
  beside.{{ told[2] }}_per_game_{{ window }},
  {%- endfor %}
  {%- for name in averages %}
  beside.{{ name }}_{{ window }},
  {%- endfor %}
  {%- endfor %}
  case when beside.is_home then box.home_games_loaded_before = box.home_games_before else box.away_games_loaded_before = box.away_games_before end as is_complete,
  games.game_date
from beside
inner join games on games.game_id = beside.game_id
inner join {{ ref('box_games') }} as box on box.game_id = beside.game_id
