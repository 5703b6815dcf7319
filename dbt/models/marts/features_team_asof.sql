{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons('history_sha')) }}
{%- set counters = ['field_goals_made', 'field_goals_attempted', 'three_pointers_made', 'free_throws_made', 'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'turnovers'] -%}
{%- set form = ['games', 'win_pct', 'points_per_game', 'opponent_points_per_game', 'net_points_per_game', 'effective_field_goal_pct', 'opponent_effective_field_goal_pct'] -%}
-- Two rows per game on the calendar, played or to come, one a team: only what games of earlier days said, so that a later game never
-- changes it. The result is not in it: join fct_team_games for that.
with

lines as (
  {{ team_lines('history_sha') }}
),

calendar as (
  select *
  from {{ ref('schedule_context') }}
  where {{ is_to_be_built(sha='history_sha') }}
),

-- A season begins with the ratings of the one before.
first_years as (
  select distinct cast(substr(season, 1, 4) as {{ dbt.type_int() }}) as first_year
  from calendar
),

-- What was known of a team after each of its games holds until its next (with an `or` in a join DuckDB would compare all with all).
states as (
  select
    lines.season,
    lines.team_id,
    lines.game_id,
    count(*) over so_far as games,
    {{ count_where_over('is_loaded', 'so_far') }} as games_loaded,
    {{ count_where_over('is_win', 'so_far') }} as wins,
    {{ count_where_over('is_home and not coalesce(is_neutral, false)', 'so_far') }} as home_games,
    {{ count_where_over('is_home and is_win and not coalesce(is_neutral, false)', 'so_far') }} as home_wins,
    {{ count_where_over('not is_home and not coalesce(is_neutral, false)', 'so_far') }} as road_games,
    {{ count_where_over('not is_home and is_win and not coalesce(is_neutral, false)', 'so_far') }} as road_wins,
    sum(points) over so_far as points,
    sum(opponent_points) over so_far as opponent_points,
    {%- for side in ['', 'opponent_'] %}
    {%- for counter in counters %}
    {% if counter == 'turnovers' -%}
    case when count({{ side }}turnovers) over so_far = {{ count_where_over('is_loaded', 'so_far') }} then sum({{ side }}turnovers) over so_far end as {{ side }}turnovers,
    {%- else -%}
    sum({{ side }}{{ counter }}) over so_far as {{ side }}{{ counter }},
    {%- endif %}
    {%- endfor %}
    {%- endfor %}
    row_number() over so_far - coalesce(max(case when is_win then game_number end) over so_far, 0) as losses_in_a_row,
    row_number() over so_far - coalesce(max(case when not is_win then game_number end) over so_far, 0) as wins_in_a_row,
    game_date,
    coalesce(lead(game_date) over (partition by season, team_id order by game_number), cast('9999-12-31' as date)) as next_game_date
  from (
    select *, row_number() over (partition by season, team_id order by game_date, game_id) as game_number
    from lines
    where {{ is_of_the_season() }}
  ) as lines
  window so_far as (partition by season, team_id order by game_number rows between unbounded preceding and current row)
),

ratings as (
  select
    team_id,
    season,
    elo_after,
    elo_fitted_after,
    game_date,
    coalesce(lead(game_date) over of_season, cast('9999-12-31' as date)) as next_game_date,
    row_number() over (partition by season, team_id order by game_date desc, tip_off_at desc nulls last, game_id desc) as games_ago
  from {{ ref('elo_ratings') }}
  where cast(substr(season, 1, 4) as {{ dbt.type_int() }}) in (select first_year from first_years union all select first_year - 1 from first_years)
  window of_season as (partition by season, team_id order by game_date, tip_off_at nulls last, game_id)
),

-- Ratings outlive a summer: what a team begins the next season with, by that season's first year.
carried as (
  select
    team_id,
    cast(substr(season, 1, 4) as {{ dbt.type_int() }}) + 1 as first_year,
    {%- for name in ['elo', 'elo_fitted'] %}
    round({{ metric('elo_carried_over', columns={'own.elo': name ~ '_after'}) }}, 6) as {{ name }}{{ ',' if not loop.last }}
    {%- endfor %}
  from ratings
  where games_ago = 1
),

known as (
  select
    context.*,
    coalesce(states.games, 0) as games_before,
    coalesce(states.games_loaded, 0) as games_loaded_before,
    coalesce(states.wins, 0) as wins_before,
    case
      when states.games is null then 0
      when states.wins_in_a_row > 0 then states.wins_in_a_row
      else -states.losses_in_a_row
    end as streak_before,
    {{ safe_divide('states.wins', 'states.games') }} as win_pct_before,
    {{ safe_divide('states.home_wins', 'states.home_games') }} as home_win_pct_before,
    {{ safe_divide('states.road_wins', 'states.road_games') }} as road_win_pct_before,
    {{ safe_divide('states.points', 'states.games') }} as points_per_game_before,
    {{ safe_divide('states.opponent_points', 'states.games') }} as opponent_points_per_game_before,
    {{ safe_divide('states.points - states.opponent_points', 'states.games') }} as net_points_per_game_before,
    {{ metric('effective_field_goal_pct', own='states.') }} as effective_field_goal_pct_before,
    {{ metric('turnover_pct_est', own='states.') }} as turnover_pct_est_before,
    {{ safe_divide('states.rebounds_offensive', 'states.rebounds_offensive + states.opponent_rebounds_defensive') }} as offensive_rebound_share_before,
    {{ metric('free_throws_made_rate', own='states.') }} as free_throws_made_rate_before,
    {{ metric('effective_field_goal_pct', own='states.opponent_') }} as opponent_effective_field_goal_pct_before,
    {{ metric('turnover_pct_est', own='states.opponent_') }} as opponent_turnover_pct_est_before,
    {{ safe_divide('states.opponent_rebounds_offensive', 'states.opponent_rebounds_offensive + states.rebounds_defensive') }} as opponent_offensive_rebound_share_before,
    {{ metric('free_throws_made_rate', own='states.opponent_') }} as opponent_free_throws_made_rate_before,
    {%- for games in [5, 10] %}
    {%- for name in form %}
    {{ 'coalesce(form.games_last_' ~ games ~ ', 0)' if name == 'games' else 'form.' ~ name ~ '_last_' ~ games }} as {{ name }}_preceding_{{ games }},
    {%- endfor %}
    {%- endfor %}
    {%- for name in ['elo', 'elo_fitted'] %}
    coalesce(ratings.{{ name }}_after, carried.{{ name }}, {{ elo_mean() }}) as {{ name }}_before,
    {%- endfor %}
    case when context.is_neutral then 0 when context.is_home then 1 else -1 end as edge
  from calendar as context
  left join states
    on states.season = context.season and states.team_id = context.team_id
    and states.game_date < context.game_date and states.next_game_date >= context.game_date
  left join {{ ref('team_form') }} as form on form.game_id = states.game_id and form.team_id = states.team_id
  left join carried on carried.team_id = context.team_id and carried.first_year = cast(substr(context.season, 1, 4) as {{ dbt.type_int() }})
  left join ratings
    on ratings.season = context.season and ratings.team_id = context.team_id
    and ratings.game_date < context.game_date and ratings.next_game_date >= context.game_date
)

select
  own.game_id,
  own.team_id,
  own.opponent_team_id,
  own.season,
  own.season_type,
  own.season_game_number,
  own.rest_days,
  own.opponent_rest_days,
  own.games_in_4_days,
  own.games_in_6_days,
  own.games_in_7_days,
  own.travel_km,
  own.time_zone_shift_hours,
  own.games_before,
  own.games_loaded_before,
  own.wins_before,
  own.streak_before,
  own.win_pct_before,
  own.home_win_pct_before,
  own.road_win_pct_before,
  own.points_per_game_before,
  own.opponent_points_per_game_before,
  own.net_points_per_game_before,
  own.effective_field_goal_pct_before,
  own.turnover_pct_est_before,
  own.offensive_rebound_share_before,
  own.free_throws_made_rate_before,
  own.opponent_effective_field_goal_pct_before,
  own.opponent_turnover_pct_est_before,
  own.opponent_offensive_rebound_share_before,
  own.opponent_free_throws_made_rate_before,
  {%- for games in [5, 10] %}
  {%- for name in form %}
  own.{{ name }}_preceding_{{ games }},
  {%- endfor %}
  {%- endfor %}
  own.elo_before,
  own.elo_fitted_before,
  opponents.elo_before as opponent_elo_before,
  opponents.elo_fitted_before as opponent_elo_fitted_before,
  {{ elo_chance('own.elo_before + own.edge * ' ~ elo_home_edges()['classic'] ~ ' - opponents.elo_before') }} as win_probability,
  {{ elo_chance('own.elo_fitted_before + own.edge * ' ~ elo_home_edges()['fitted'] ~ ' - opponents.elo_fitted_before') }} as win_probability_fitted,
  opponents.games_before as opponent_games_before,
  opponents.win_pct_before as opponent_win_pct_before,
  opponents.net_points_per_game_before as opponent_net_points_per_game_before,
  own.is_home,
  own.is_neutral,
  own.is_back_to_back,
  own.is_three_in_four,
  own.is_four_in_six,
  own.is_five_in_seven,
  own.games_loaded_before = own.games_before as is_complete,
  own.game_date
from known as own
inner join known as opponents on opponents.game_id = own.game_id and opponents.team_id = own.opponent_team_id
