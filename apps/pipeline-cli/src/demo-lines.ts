import type { Row, Warehouse } from '@hoops/bq-loader';
import type { MoreLines } from './summary-text.ts';

/** What marts say after the demo: what agrees with what, standings, leaders, the game of the week, and what to type next. */
export async function demoLines(warehouse: Warehouse, week: readonly string[]): Promise<MoreLines> {
  const ask = async (sql: string) => await warehouse.query(sql);
  const [from, to] = [week[0] ?? '', week.at(-1) ?? ''];
  const [trust] = await ask(trustSql);
  const [season] = await warehouse.query(seasonSql, [from, to]);
  const file = warehouse.url;
  return {
    season: [
      `season    ${text(season?.games)} games by score to ${text(season?.last)} · week ${from}…${to.slice(8)}: ${text(season?.in_full)} games in full`,
    ],
    results: [
      `trust     points: plays = players = team = periods ${text(trust?.equal)}/${text(trust?.games)} · W-L = league's own ${text(trust?.same)}/${text(trust?.teams)}`,
      '',
      ...standings(await ask(standingsSql)),
      '',
      ...leaders(await ask(leadersSql)),
      ...gameOfTheWeek(await warehouse.query(gameSql, [from, to])),
      '',
    ],
    next: [
      `NEXT      npx hoops query --warehouse ${file} \\`,
      '            "select player_name, games_played, points_per_game, true_shooting_pct from marts.player_season where is_total order by 3 desc limit 10"',
      `          npx hoops status --store folder:data/demo --warehouse ${file}`,
      '          npx hoops run --date=yesterday     the real league; its own file, never mixed',
    ],
  };
}

const seasonSql = `
select count(*) as games, cast(max(game_date) as string) as last,
  countif(detail = 'plays' and game_date between cast(? as date) and cast(? as date)) as in_full
from core.fct_games where is_final`;

const trustSql = `
with team as (select game_id, team_id, is_home, points from staging.team_box_scores),
players as (select game_id, team_id, sum(points) as points from staging.player_box_scores group by game_id, team_id),
periods as (select game_id, team_id, sum(points) as points from staging.period_scores group by game_id, team_id),
plays as (select game_id, max(home_score) as home_score, max(away_score) as away_score from staging.plays group by game_id),
games as (
  select team.game_id,
    min(team.points = players.points and team.points = periods.points
      and team.points = case when team.is_home then plays.home_score else plays.away_score end) as is_equal
  from team
  left join players on players.game_id = team.game_id and players.team_id = team.team_id
  left join periods on periods.game_id = team.game_id and periods.team_id = team.team_id
  left join plays on plays.game_id = team.game_id
  group by team.game_id
),
said as (
  select team_id, max_by(wins, tip_off_at) as wins, max_by(losses, tip_off_at) as losses from (
    select home_team_id as team_id, home_wins as wins, home_losses as losses, tip_off_at from staging.schedule_games
    where game_status = 3 and starts_with(game_id, '002')
    union all
    select away_team_id, away_wins, away_losses, tip_off_at from staging.schedule_games
    where game_status = 3 and starts_with(game_id, '002')
  ) group by team_id
)
select
  (select count(*) from games) as games,
  (select count(*) from games where is_equal) as equal,
  (select count(*) from marts.standings) as teams,
  (select count(*) from marts.standings join said using (team_id) where standings.wins = said.wins and standings.losses = said.losses) as same`;

const standingsSql = `
select conference, conference_rank, city, name, wins, losses, games_back, last_ten_wins, last_ten_losses, streak_text, net_points_per_game
from marts.standings where season = (select max(season) from marts.standings) order by conference, conference_rank`;

const leadersSql = `
select category, player_name, team_tricode, value, true_shooting_pct
from marts.leaders where place = 1 and season_type = 'regular' and category in ('PTS', 'REB', 'AST', 'STL', 'BLK', 'MIN')
order by case category when 'PTS' then 1 when 'REB' then 2 when 'AST' then 3 when 'STL' then 4 when 'BLK' then 5 else 6 end, player_name`;

const gameSql = `
select home.team_tricode as home_tricode, away.team_tricode as away_tricode, games.home_score, games.away_score, games.overtimes,
  cast(games.game_date as string) as game_date, home.lead_changes
from core.fct_games as games
join staging.team_box_scores as home on home.game_id = games.game_id and home.is_home
join staging.team_box_scores as away on away.game_id = games.game_id and not away.is_home
where games.game_date between cast(? as date) and cast(? as date)
order by coalesce(games.overtimes, 0) desc, abs(games.home_score - games.away_score), home.lead_changes desc nulls last, games.game_id
limit 1`;

const text = (value: unknown): string => (value === null || value === undefined ? '–' : String(value));
const signed = (value: unknown): string =>
  typeof value === 'number' ? `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}` : '–';
const back = (value: unknown): string =>
  value === 0 ? '–' : typeof value === 'number' ? value.toFixed(1).replace(/\.0$/, '').replace('-', '−') : '–';

function standings(rows: readonly Row[]): readonly string[] {
  const widest = Math.max(...rows.map((row) => text(row.name).length), 8);
  const head = (name: string) => `${name.toUpperCase().padEnd(3 + widest)}   W  L   GB   L10  STRK    NET`;
  const line = (row: Row) =>
    [
      text(row.conference_rank).padStart(2),
      text(row.name).padEnd(widest),
      text(row.wins).padStart(3),
      text(row.losses).padStart(2),
      back(row.games_back).padStart(4),
      `${text(row.last_ten_wins)}-${text(row.last_ten_losses)}`.padStart(5),
      text(row.streak_text).padStart(5),
      signed(row.net_points_per_game).padStart(6),
    ].join(' ');
  const [east, west] = ['East', 'West'].map((name) => [
    head(name),
    ...rows.filter((row) => row.conference === name).map(line),
  ]);
  const width = Math.max(...(east ?? []).map((each) => each.length));
  return (east ?? []).map((left, i) => `${left.padEnd(width)}     ${west?.[i] ?? ''}`.trimEnd());
}

function leaders(rows: readonly Row[]): readonly string[] {
  const name = Math.max(...rows.map((row) => text(row.player_name).length), 10);
  return [
    "LEADERS OF THE WEEK (games ≥ 70 % of the team's)",
    ...rows.map((row) => {
      const value = typeof row.value === 'number' ? row.value.toFixed(1) : '–';
      const ts =
        row.category === 'PTS' && typeof row.true_shooting_pct === 'number'
          ? `   TS ${row.true_shooting_pct.toFixed(3).replace(/^0/, '')}`
          : '';
      return `${text(row.category)}  ${text(row.player_name).padEnd(name)} ${text(row.team_tricode)} ${value.padStart(5)}${ts}`;
    }),
  ];
}

function gameOfTheWeek([game]: readonly Row[]): readonly string[] {
  if (game === undefined) return [];
  const [first, second] =
    Number(game.home_score) > Number(game.away_score) ? (['home', 'away'] as const) : (['away', 'home'] as const);
  const side = (which: 'home' | 'away') => `${text(game[`${which}_tricode`])} ${text(game[`${which}_score`])}`;
  const overtimes = Number(game.overtimes ?? 0);
  const extra = overtimes === 0 ? '' : overtimes === 1 ? ' (OT)' : ` (${overtimes}OT)`;
  const changes = game.lead_changes === null ? '' : ` · ${text(game.lead_changes)} lead changes`;
  return [`GAME OF THE WEEK  ${side(first)} ${side(second)}${extra} · ${text(game.game_date)}${changes}`];
}
