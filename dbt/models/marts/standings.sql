-- Where each team stands, from scores alone: regular-season games, Cup group games included; the Cup final, play-in and
-- playoffs are season types of their own and stay out.
-- Equal W% is broken by games among the tied, then conference W%, then net points a game; the league's full rules come later.
with

regular_games as (
  select * from {{ ref('fct_games') }} where season_type = 'regular'
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
    spells.division
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
    games.points,
    games.opponent_points,
    games.is_win,
    games.is_home and not coalesce(games.is_neutral, false) as is_at_home,
    not games.is_home and not coalesce(games.is_neutral, false) as is_on_the_road,
    coalesce(teams.conference = opponents.conference, false) as is_in_conference,
    coalesce(teams.conference = opponents.conference and teams.division = opponents.division, false) as is_in_division,
    row_number() over (
      partition by games.season, games.team_id
      order by games.game_date desc, games.game_id desc
    ) as games_ago
  from {{ ref('fct_team_games') }} as games
  inner join teams on teams.season = games.season and teams.team_id = games.team_id
  inner join teams as opponents on opponents.season = games.season and opponents.team_id = games.opponent_team_id
  where games.season_type = 'regular'
),

last_results as (
  select season, team_id, is_win
  from results
  where games_ago = 1
),

-- The streak is as long as the way back to the newest game that ended the other way.
streaks as (
  select
    results.season,
    results.team_id,
    last_results.is_win,
    coalesce(min(case when results.is_win <> last_results.is_win then results.games_ago end) - 1, count(*)) as games_long
  from results
  inner join last_results on last_results.season = results.season and last_results.team_id = results.team_id
  group by results.season, results.team_id, last_results.is_win
),

records as (
  select
    season,
    team_id,
    count(*) as games_played,
    {{ count_where('is_win') }} as wins,
    {{ count_where('not is_win') }} as losses,
    {{ count_where('is_at_home and is_win') }} as home_wins,
    {{ count_where('is_at_home and not is_win') }} as home_losses,
    {{ count_where('is_on_the_road and is_win') }} as road_wins,
    {{ count_where('is_on_the_road and not is_win') }} as road_losses,
    {{ count_where('is_in_conference and is_win') }} as conference_wins,
    {{ count_where('is_in_conference and not is_win') }} as conference_losses,
    {{ count_where('is_in_division and is_win') }} as division_wins,
    {{ count_where('is_in_division and not is_win') }} as division_losses,
    {{ count_where('games_ago <= 10 and is_win') }} as last_ten_wins,
    {{ count_where('games_ago <= 10 and not is_win') }} as last_ten_losses,
    {{ total('points') }} as points,
    {{ total('opponent_points') }} as opponent_points
  from results
  group by season, team_id
),

standing as (
  select
    teams.*,
    coalesce(records.games_played, 0) as games_played,
    {%- for column in [
      'wins', 'losses', 'home_wins', 'home_losses', 'road_wins', 'road_losses', 'conference_wins', 'conference_losses',
      'division_wins', 'division_losses', 'last_ten_wins', 'last_ten_losses'
    ] %}
    coalesce(records.{{ column }}, 0) as {{ column }},
    {%- endfor %}
    case when streaks.is_win then streaks.games_long else -streaks.games_long end as streak,
    {{ safe_divide('records.wins', 'records.games_played') }} as win_pct,
    {{ safe_divide('records.conference_wins', 'records.conference_wins + records.conference_losses') }} as conference_win_pct,
    {{ safe_divide('records.points', 'records.games_played') }} as points_per_game,
    {{ safe_divide('records.opponent_points', 'records.games_played') }} as opponent_points_per_game,
    {{ safe_divide('records.points - records.opponent_points', 'records.games_played') }} as net_points_per_game
  from teams
  left join records on records.season = teams.season and records.team_id = teams.team_id
  left join streaks on streaks.season = teams.season and streaks.team_id = teams.team_id
),

-- Games of a team against those of its conference who have the very same W%.
among_the_tied as (
  select
    results.season,
    results.team_id,
    {{ safe_divide(count_where('results.is_win'), 'count(*)') }} as win_pct_among_tied
  from results
  inner join standing on standing.season = results.season and standing.team_id = results.team_id
  inner join standing as rivals on rivals.season = results.season and rivals.team_id = results.opponent_team_id
  where rivals.win_pct = standing.win_pct and coalesce(rivals.conference, '') = coalesce(standing.conference, '')
  group by results.season, results.team_id
),

ordered as (
  select
    standing.*,
    among_the_tied.win_pct_among_tied,
    row_number() over (partition by standing.season, standing.conference {{ best_first() }}) as conference_rank,
    case
      when standing.division is not null
        then row_number() over (partition by standing.season, standing.conference, standing.division {{ best_first() }})
    end as division_rank,
    -- As text, because BigQuery forms no partitions by fractions.
    count(*) over (
      partition by standing.season, standing.conference, cast(standing.win_pct as {{ dbt.type_string() }})
    ) as teams_with_equal_pct
  from standing
  left join among_the_tied on among_the_tied.season = standing.season and among_the_tied.team_id = standing.team_id
)

select
  season,
  team_id,
  tricode,
  city,
  name,
  conference,
  division,
  conference_rank,
  division_rank,
  games_played,
  wins,
  losses,
  win_pct,
  (
    first_value(wins - losses) over (partition by season, conference order by conference_rank) - (wins - losses)
  ) / 2.0 as games_back,
  home_wins,
  home_losses,
  road_wins,
  road_losses,
  conference_wins,
  conference_losses,
  division_wins,
  division_losses,
  last_ten_wins,
  last_ten_losses,
  streak,
  case
    when streak is null then null
    when streak > 0 then concat('W', cast(streak as {{ dbt.type_string() }}))
    else concat('L', cast(-streak as {{ dbt.type_string() }}))
  end as streak_text,
  points_per_game,
  opponent_points_per_game,
  net_points_per_game,
  win_pct is not null and teams_with_equal_pct > 1 as is_tied
from ordered
