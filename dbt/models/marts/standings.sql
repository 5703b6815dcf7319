{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- The standings of each season as of its last day with a result: the newest date of standings_daily.
select
  standings.season,
  standings.team_id,
  standings.tricode,
  standings.city,
  standings.name,
  standings.conference,
  standings.division,
  standings.ruleset,
  standings.conference_tie_break,
  standings.division_tie_break,
  standings.conference_rank,
  standings.division_rank,
  standings.games_played,
  standings.wins,
  standings.losses,
  standings.win_pct,
  standings.games_back,
  standings.division_games_back,
  standings.home_wins,
  standings.home_losses,
  standings.road_wins,
  standings.road_losses,
  standings.conference_wins,
  standings.conference_losses,
  standings.division_wins,
  standings.division_losses,
  standings.last_ten_wins,
  standings.last_ten_losses,
  standings.streak,
  standings.streak_text,
  standings.points_per_game,
  standings.opponent_points_per_game,
  standings.net_points_per_game,
  standings.is_tied,
  standings.as_of_date
from {{ ref('standings_daily') }} as standings
inner join (
  select season, max(as_of_date) as as_of_date
  from {{ ref('standings_daily') }}
  where {{ is_to_be_built() }}
  group by season
) as newest on newest.season = standings.season and newest.as_of_date = standings.as_of_date
