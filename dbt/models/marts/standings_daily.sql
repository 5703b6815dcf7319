{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_days('standings_sha', 'season'), partition_by=by_month_of('as_of_date'), cluster_by='team_id') }}
{%- set criteria = tie_break_criteria() -%}
{%- set records = {
  'wins': 'is_win', 'losses': 'not is_win',
  'home_wins': 'is_at_home and is_win', 'home_losses': 'is_at_home and not is_win',
  'road_wins': 'is_on_the_road and is_win', 'road_losses': 'is_on_the_road and not is_win',
  'conference_wins': 'is_in_conference and is_win', 'conference_losses': 'is_in_conference and not is_win',
  'division_wins': 'is_in_division and is_win', 'division_losses': 'is_in_division and not is_win'
} -%}
-- Where each team stands as of the end of every day of a season, from scores alone: regular-season games, Cup group games included;
-- the Cup final, play-in and playoffs are season types of their own and stay out.
with

days as (
  {{ days_to_add('standings_sha', 'season') }}
),

regular_games as (
  select season, home_team_id, away_team_id
  from {{ ref('fct_games') }}
  where season_type = 'regular' and season in (select season from days)
),

-- Every team that the season lists, so that one without a result yet stands at 0–0.
season_teams as (
  select season, home_team_id as team_id from regular_games where home_team_id is not null
  union distinct
  select season, away_team_id from regular_games where away_team_id is not null
),

teams as (
  select
    season_teams.season,
    season_teams.team_id,
    spells.tricode,
    spells.city,
    spells.name,
    spells.conference,
    spells.division,
    {{ ruleset_of('season_teams.season') }} as ruleset,
    coalesce(spells.conference, '') as conference_key,
    concat(coalesce(spells.conference, ''), ' ', coalesce(spells.division, '')) as division_key
  from season_teams
  left join {{ ref('dim_teams') }} as spells
    on spells.team_id = season_teams.team_id
    and season_teams.season >= spells.from_season
    and season_teams.season <= coalesce(spells.to_season, '9999-99')
),

results as (
  select
    games.season,
    games.team_id,
    games.opponent_team_id,
    games.team_game_number,
    games.points,
    games.opponent_points,
    games.is_win,
    games.is_home and not coalesce(games.is_neutral, false) as is_at_home,
    not games.is_home and not coalesce(games.is_neutral, false) as is_on_the_road,
    coalesce(teams.conference = opponents.conference, false) as is_in_conference,
    coalesce(teams.conference = opponents.conference and teams.division = opponents.division, false) as is_in_division,
    games.game_date
  from {{ ref('fct_team_games') }} as games
  inner join teams on teams.season = games.season and teams.team_id = games.team_id
  inner join teams as opponents on opponents.season = games.season and opponents.team_id = games.opponent_team_id
  where games.season_type = 'regular'
),

-- The records after each game hold until the day of the next one.
running as (
  select
    season,
    team_id,
    team_game_number as games_played,
    {%- for column, condition in records.items() %}
    {{ count_where_over(condition, 'so_far') }} as {{ column }},
    {%- endfor %}
    {{ count_where_over('is_win', 'last_ten') }} as last_ten_wins,
    {{ count_where_over('not is_win', 'last_ten') }} as last_ten_losses,
    case
      when is_win then team_game_number - coalesce(max(case when not is_win then team_game_number end) over so_far, 0)
      else coalesce(max(case when is_win then team_game_number end) over so_far, 0) - team_game_number
    end as streak,
    sum(points) over so_far as points,
    sum(opponent_points) over so_far as opponent_points,
    game_date,
    coalesce(lead(game_date) over (partition by season, team_id order by team_game_number), cast('9999-12-31' as date)) as next_game_date
  from results
  window
    so_far as (partition by season, team_id order by team_game_number rows between unbounded preceding and current row),
    last_ten as (partition by season, team_id order by team_game_number rows between 9 preceding and current row)
),

standing as (
  select
    days.as_of_date,
    days.results_sha,
    teams.*,
    coalesce(running.games_played, 0) as games_played,
    {%- for column in (records | list) + ['last_ten_wins', 'last_ten_losses'] %}
    coalesce(running.{{ column }}, 0) as {{ column }},
    {%- endfor %}
    running.streak,
    cast(running.points as bigint) as points,
    cast(running.opponent_points as bigint) as opponent_points,
    cast(running.points - running.opponent_points as bigint) as net_points,
    {{ metric('win_pct', own='running.', columns={'own.games': 'games_played'}) }} as win_pct,
    {{ metric('conference_win_pct', own='running.') }} as conference_win_pct,
    {{ metric('division_win_pct', own='running.') }} as division_win_pct
  from days
  inner join teams on teams.season = days.season
  left join running
    on running.season = teams.season
    and running.team_id = teams.team_id
    and running.game_date <= days.as_of_date
    and running.next_game_date > days.as_of_date
),

placed as (
  select
    *,
    rank() over (partition by season, as_of_date, conference_key order by win_pct desc nulls last) as place,
    rank() over (partition by season, as_of_date, division_key order by win_pct desc nulls last) as place_in_division,
    row_number() over (partition by season, as_of_date, conference_key order by win_pct desc nulls last, team_id) as row_in_conference
  from standing
),

-- Eligible for the postseason, as things stand: among the best so many, or level with the last of them.
tallied as (
  select
    *,
    place <= max(case when row_in_conference <= {{ postseason_places('season') }} then place end)
      over (partition by season, as_of_date, conference_key) as is_eligible,
    count(*) over (partition by season, as_of_date, conference_key, place) as teams_in_place,
    count(*) over (partition by season, as_of_date, division_key, place_in_division) as teams_in_division_place
  from placed
),

-- A team without a game stands last, and no rule can part it from others without.
tied as (
  select *
  from tallied
  where win_pct is not null and teams_in_place > 1
),

games_of_the_tied as (
  select
    tied.season,
    tied.as_of_date,
    tied.team_id,
    results.opponent_team_id,
    opponents.conference_key = tied.conference_key as is_own_conference,
    opponents.is_eligible,
    results.is_win
  from tied
  inner join results on results.season = tied.season and results.team_id = tied.team_id and results.game_date <= tied.as_of_date
  inner join tallied as opponents
    on opponents.season = tied.season and opponents.as_of_date = tied.as_of_date and opponents.team_id = results.opponent_team_id
),

against_the_eligible as (
  select
    season,
    as_of_date,
    team_id,
    {{ safe_divide(count_where('is_own_conference and is_eligible and is_win'), count_where('is_own_conference and is_eligible')) }} as own_eligible,
    {{ safe_divide(count_where('not is_own_conference and is_eligible and is_win'), count_where('not is_own_conference and is_eligible')) }} as other_eligible
  from games_of_the_tied
  group by season, as_of_date, team_id
),

against_each as (
  select season, as_of_date, team_id, opponent_team_id, count(*) as games, {{ count_where('is_win') }} as wins
  from games_of_the_tied
  where is_own_conference
  group by season, as_of_date, team_id, opponent_team_id
),

compared as (
  select
    tied.season,
    tied.as_of_date,
    tied.conference_key,
    tied.division_key,
    tied.team_id,
    tied.place,
    tied.place_in_division,
    tied.season < '2015-16' as is_leader_first,
    {%- for column, value in {
      'division_record': 'tied.division_win_pct', 'conference_record': 'tied.conference_win_pct',
      'own_eligible': 'against_the_eligible.own_eligible', 'other_eligible': 'against_the_eligible.other_eligible',
      'net_points': 'tied.net_points'
    }.items() %}
    cast(coalesce({{ value }}, {{ no_value() }}) as {{ type_double() }}) as {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
  from tied
  left join against_the_eligible
    on against_the_eligible.season = tied.season and against_the_eligible.as_of_date = tied.as_of_date and against_the_eligible.team_id = tied.team_id
),

-- Ties within a division are broken first, and only to know who leads it (and who follows there).
division_pairs as (
  select
    compared.season,
    compared.as_of_date,
    compared.division_key,
    compared.team_id,
    rivals.team_id as rival_id,
    compared.place_in_division as place,
    compared.is_leader_first,
    cast(0 as {{ type_double() }}) as division_leader,
    cast(0 as {{ type_double() }}) as rival_division_leader,
    {%- for criterion in criteria if criterion != 'division_leader' %}
    compared.{{ criterion }},
    rivals.{{ criterion }} as rival_{{ criterion }},
    {%- endfor %}
    coalesce(against_each.wins, 0) as wins,
    coalesce(against_each.games, 0) as games
  from compared
  inner join compared as rivals
    on rivals.season = compared.season and rivals.as_of_date = compared.as_of_date and rivals.division_key = compared.division_key
    and rivals.place_in_division = compared.place_in_division
  left join against_each
    on against_each.season = compared.season and against_each.as_of_date = compared.as_of_date
    and against_each.team_id = compared.team_id and against_each.opponent_team_id = rivals.team_id
),

{{ break_ties('division_', 'division_pairs', ['season', 'as_of_date', 'division_key'], 4) }},

division_places as (
  select
    tallied.season,
    tallied.as_of_date,
    tallied.team_id,
    division_broken.rule as division_rule,
    -- Nobody leads while the league would draw lots.
    coalesce(division_broken.place, tallied.place_in_division) = 1 and coalesce(division_broken.rule, '') not in ('undecided', 'unfinished') as is_leader,
    row_number() over (
      partition by tallied.season, tallied.as_of_date, tallied.division_key
      order by coalesce(division_broken.place, tallied.place_in_division), tallied.team_id
    ) as division_rank
  from tallied
  left join division_broken
    on division_broken.season = tallied.season and division_broken.as_of_date = tallied.as_of_date and division_broken.team_id = tallied.team_id
),

conference_pairs as (
  select
    compared.season,
    compared.as_of_date,
    compared.conference_key,
    compared.division_key,
    compared.team_id,
    rivals.team_id as rival_id,
    compared.place,
    compared.is_leader_first,
    cast(case when leaders.is_leader then 1 else 0 end as {{ type_double() }}) as division_leader,
    cast(case when rival_leaders.is_leader then 1 else 0 end as {{ type_double() }}) as rival_division_leader,
    {%- for criterion in criteria if criterion != 'division_leader' %}
    compared.{{ criterion }},
    rivals.{{ criterion }} as rival_{{ criterion }},
    {%- endfor %}
    coalesce(against_each.wins, 0) as wins,
    coalesce(against_each.games, 0) as games
  from compared
  inner join compared as rivals
    on rivals.season = compared.season and rivals.as_of_date = compared.as_of_date and rivals.conference_key = compared.conference_key
    and rivals.place = compared.place
  inner join division_places as leaders
    on leaders.season = compared.season and leaders.as_of_date = compared.as_of_date and leaders.team_id = compared.team_id
  inner join division_places as rival_leaders
    on rival_leaders.season = compared.season and rival_leaders.as_of_date = compared.as_of_date and rival_leaders.team_id = rivals.team_id
  left join against_each
    on against_each.season = compared.season and against_each.as_of_date = compared.as_of_date
    and against_each.team_id = compared.team_id and against_each.opponent_team_id = rivals.team_id
),

{{ break_ties('conference_', 'conference_pairs', ['season', 'as_of_date', 'conference_key'], 7) }},

ranked as (
  select
    tallied.*,
    case when tallied.division is not null then division_places.division_rank end as division_rank,
    case when tallied.teams_in_division_place > 1 and tallied.division is not null then division_places.division_rule end as division_tie_break,
    case when tallied.teams_in_place > 1 then conference_broken.rule end as conference_tie_break,
    row_number() over (
      partition by tallied.season, tallied.as_of_date, tallied.conference_key
      order by coalesce(conference_broken.place, tallied.place), tallied.team_id
    ) as conference_rank
  from tallied
  left join division_places
    on division_places.season = tallied.season and division_places.as_of_date = tallied.as_of_date and division_places.team_id = tallied.team_id
  left join conference_broken
    on conference_broken.season = tallied.season and conference_broken.as_of_date = tallied.as_of_date and conference_broken.team_id = tallied.team_id
)

select
  season,
  team_id,
  tricode,
  city,
  name,
  conference,
  division,
  ruleset,
  conference_tie_break,
  division_tie_break,
  results_sha,
  conference_rank,
  division_rank,
  games_played,
  {%- for column in records %}
  {{ column }},
  {%- endfor %}
  win_pct,
  conference_win_pct,
  division_win_pct,
  {{ metric('games_back', leader='', columns=first_of('conference')) }} as games_back,
  case when division is not null then {{ metric('division_games_back', leader='', columns=first_of('division')) }} end as division_games_back,
  last_ten_wins,
  last_ten_losses,
  streak,
  case
    when streak is null then null
    when streak > 0 then concat('W', cast(streak as {{ dbt.type_string() }}))
    else concat('L', cast(-streak as {{ dbt.type_string() }}))
  end as streak_text,
  points,
  opponent_points,
  net_points,
  {{ metric('points_per_game', columns={'own.games': 'games_played'}) }} as points_per_game,
  {{ metric('opponent_points_per_game', columns={'own.games': 'games_played'}) }} as opponent_points_per_game,
  {{ metric('net_points_per_game', columns={'own.games': 'games_played'}) }} as net_points_per_game,
  win_pct is not null and teams_in_place > 1 as is_tied,
  is_eligible as is_in_postseason_place,
  as_of_date
from ranked
