{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_boxes('forget_changed_answers'), post_hook='{{ add_other_seasons() }}', partition_by=by_month(), cluster_by='game_id') }}
{#- What a line counts; a made shot is an attempted one. -#}
{%- set acts = [
  'field_goals_attempted', 'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'assists', 'steals', 'blocks',
  'turnovers', 'fouls_personal'
] -%}
-- One row per final game with a box score: whether its lines can be summed. Faulty ones are kept and named, and aggregates count them as not loaded.
with

games as (
  select *
  from ({{ box_answers(is_in_batch) }}) as asked
  {%- if is_incremental() %}
  where game_id not in (select game_id from {{ this }} where {{ is_in_batch(none, 'game_date') }})
  {%- endif %}
),

players as (
  select
    lines.game_id,
    count(distinct case when lines.is_played then lines.team_id end) as teams_with_players,
    count(distinct case when lines.is_played and lines.acts > 0 then lines.team_id end) as teams_with_acts,
    {{ count_where('coalesce(lines.seconds_played, 0) = 0 and lines.acts > 2') }} as lines_without_minutes
  from (
    select
      box.game_id,
      box.team_id,
      box.is_played,
      box.seconds_played,
      {% for act in acts %}coalesce(box.{{ act }}, 0){{ ' + ' if not loop.last }}{% endfor %} as acts
    from {{ batch_of(source('staging', 'player_box_scores')) }} as box
    inner join games on games.game_id = box.game_id and box.team_id in (games.home_team_id, games.away_team_id)
  ) as lines
  group by lines.game_id
),

teams as (
  select
    box.game_id,
    {{ count_where('box.field_goals_attempted is not null') }} as teams_with_line,
    {{ count_where('box.field_goals_attempted > 0') }} as teams_with_shots
  from {{ batch_of(source('staging', 'team_box_scores')) }} as box
  inner join games on games.game_id = box.game_id and box.team_id in (games.home_team_id, games.away_team_id)
  group by box.game_id
)

select
  games.game_id,
  case
    when coalesce(teams.teams_with_line, 0) < 2 then 'no_team_line'
    when coalesce(players.teams_with_players, 0) < 2 then 'no_player_lines'
    when players.teams_with_acts < 2 or teams.teams_with_shots < 2 then 'zeroed'
    when players.lines_without_minutes > 0 then 'no_minutes'
    else 'sound'
  end as box_grade,
  case when games.box_endpoint = 'stats/boxscoretraditionalv3' then 'whole_seconds' else 'exact' end as box_clock,
  games.answers_sha,
  coalesce(teams.teams_with_line, 0) as teams_with_line,
  coalesce(players.teams_with_players, 0) as teams_with_players,
  coalesce(players.lines_without_minutes, 0) as lines_without_minutes,
  games.game_date
from games
left join players on players.game_id = games.game_id
left join teams on teams.game_id = games.game_id
