import { BOS, LAL, MIA, NYK } from './small-league.ts';
import type { Row } from './staging.ts';

interface Game {
  readonly id: string;
  readonly date: string;
  readonly home: string;
  readonly away: string;
  readonly isNeutral?: boolean;
  /** Where the traded player is on this day. */
  readonly traded: string;
}

const pairs = [
  [BOS, NYK],
  [MIA, LAL],
  [NYK, LAL],
  [BOS, MIA],
  [LAL, BOS],
  [NYK, MIA],
] as const;
const day = (from: string, days: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const season = (digits: string, from: string, count: number): Game[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `002${digits}${String(n + 1).padStart(5, '0')}`,
    date: day(from, 2 * n),
    home: pairs[n % 6]?.[0] as string,
    away: pairs[n % 6]?.[1] as string,
    isNeutral: n === 3,
    traded: n < 6 ? BOS : LAL,
  }));

/** Two regular seasons, and one game each of preseason, Cup final, play-in and playoffs; in order of dates. */
export const tradedGames: readonly Game[] = [
  ...season('23', '2023-10-24', 6),
  { id: '0012400001', date: '2024-10-05', home: BOS, away: LAL, traded: BOS },
  ...season('24', '2024-10-22', 14),
  { id: '0062400001', date: '2024-12-17', home: LAL, away: MIA, isNeutral: true, traded: LAL },
  { id: '0052400101', date: '2025-04-15', home: LAL, away: NYK, traded: LAL },
  { id: '0042400101', date: '2025-04-20', home: BOS, away: LAL, traded: LAL },
];

const counters = [
  'points',
  'field_goals_made',
  'field_goals_attempted',
  'three_pointers_made',
  'three_pointers_attempted',
]
  .concat(['free_throws_made', 'free_throws_attempted', 'rebounds_offensive', 'rebounds_defensive', 'rebounds_total'])
  .concat(['assists', 'steals', 'blocks', 'turnovers', 'fouls_personal']);
const nothing = Object.fromEntries(counters.map((counter) => [counter, 0]));

/** Some line or other, the same every time: of the game's and the player's number. */
function counted(n: number, i: number, isHome: boolean): Record<string, number> {
  const [twos, threes, frees] = [(n + 2 * i) % 7, (n * i) % 3, (i + (isHome ? 1 : 0)) % 4];
  return {
    points: 2 * twos + 3 * threes + frees,
    field_goals_made: twos + threes,
    field_goals_attempted: twos + threes + 3,
    three_pointers_made: threes,
    three_pointers_attempted: threes + 1,
    free_throws_made: frees,
    free_throws_attempted: frees + 1,
    rebounds_offensive: i % 2,
    rebounds_defensive: (n + i) % 12,
    rebounds_total: (i % 2) + ((n + i) % 12),
    assists: (n + 3 * i) % 11,
    steals: i % 3,
    blocks: n % 2,
    turnovers: (n + i) % 4,
    fouls_personal: i % 5,
  };
}

/** Six who play 40 minutes each, one kept on the bench, one hurt. The traded player is the sixth of his team. */
function sheet(game: Game, n: number, team: string, isHome: boolean): Row[] {
  const shared = {
    game_id: game.id,
    game_date: game.date,
    team_id: team,
    opponent_team_id: isHome ? game.away : game.home,
    is_home: isHome,
  };
  return Array.from({ length: 8 }, (_, i) => {
    const id = i === 5 && game.traded === team ? 'traded' : `${team}-${i}`;
    const isPlayed = i < 6;
    return {
      ...shared,
      player_id: id,
      player_name: `Player ${id}`,
      jersey_number: String(i),
      is_starter: i < 5,
      is_played: isPlayed,
      status: i === 7 ? 'INACTIVE' : 'ACTIVE',
      not_playing_reason: isPlayed ? null : i === 7 ? 'INACTIVE_INJURY' : 'DNP_COACH',
      seconds_played: isPlayed ? 2400 : null,
      ...(isPlayed ? counted(n, i, isHome) : nothing),
      plus_minus: isPlayed ? (isHome ? 4 : -4) : null,
    };
  });
}

const sum = (rows: readonly Row[], column: string) => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

function teamLine(lines: readonly Row[]): Row {
  const [first] = lines;
  const { game_id = null, game_date = null, team_id = null, opponent_team_id = null, is_home = null } = first ?? {};
  const { rebounds_total, turnovers, ...sums } = Object.fromEntries(counters.map((each) => [each, sum(lines, each)]));
  const own = { rebounds_personal: rebounds_total ?? 0, turnovers_personal: turnovers ?? 0, turnovers_team: 1 };
  return { game_id, game_date, team_id, opponent_team_id, is_home, seconds_played: 14400, ...sums, ...own };
}

/** The staging rows of these games, each with a box score and the answers it came from. */
export function stagingOf(games: readonly Game[]): Record<string, Row[]> {
  const rows: Record<string, Row[]> = {};
  const add = (table: string, ...more: Row[]) => {
    rows[table] = [...(rows[table] ?? []), ...more];
  };
  for (const game of games) {
    const n = tradedGames.indexOf(game);
    const { id: game_id, date: game_date, home: home_team_id, away: away_team_id } = game;
    const [home, away] = [sheet(game, n, game.home, true), sheet(game, n, game.away, false)];
    const result = { home_team_id, away_team_id, home_score: sum(home, 'points'), away_score: sum(away, 'points') };
    const year = Number(game_id.slice(3, 5));
    const is_neutral = game.isNeutral ?? false;
    const listed = { game_id, game_date, game_status: 3, game_status_text: 'Final', ...result, is_neutral };
    add('schedule_games', { season: `20${year}-${year + 1}`, ...listed });
    add('games', { game_id, game_date, game_status: 3, period: 4, regulation_periods: 4, ...result });
    add('player_box_scores', ...home, ...away);
    add('team_box_scores', teamLine(home), teamLine(away));
    for (const table_name of ['games', 'player_box_scores', 'team_box_scores'])
      add('loaded_answers', {
        table_name,
        scope: game_id,
        endpoint: 'cdn/boxscore',
        sha256: 'first',
        loader_version: 1,
        is_in_force: true,
        game_date,
      });
  }
  return rows;
}
