import type { Row } from './staging.ts';

export const BOS = '1610612738';
export const NYK = '1610612752';
export const MIA = '1610612748';
export const LAL = '1610612747';

/** Made of two-pointers, three-pointers and free throws; five further shots missed, two of them threes. */
type Made = readonly [twos: number, threes: number, freeThrows: number];
type Sheet = Readonly<Record<string, Made | null>>;

const pointsOf = ([twos, threes, freeThrows]: Made) => 2 * twos + 3 * threes + freeThrows;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const shots = ([twos, threes, freeThrows]: Made) => ({
  field_goals_made: twos + threes,
  field_goals_attempted: twos + threes + 5,
  three_pointers_made: threes,
  three_pointers_attempted: threes + 2,
  free_throws_made: freeThrows,
  free_throws_attempted: freeThrows,
});

const nothing = Object.fromEntries(
  [
    'field_goals_made',
    'field_goals_attempted',
    'three_pointers_made',
    'three_pointers_attempted',
    'free_throws_made',
    'free_throws_attempted',
    'rebounds_offensive',
    'rebounds_defensive',
    'rebounds_total',
    'assists',
    'steals',
    'blocks',
    'turnovers',
    'fouls_personal',
  ].map((counter) => [counter, 0]),
);

const schedule = (
  season: string,
  id: string,
  date: string,
  text: string,
  home: string,
  away: string,
  rest: Row = {},
): Row => ({
  season,
  game_id: id,
  game_date: date,
  game_status: text.startsWith('Final') ? 3 : 1,
  game_status_text: text,
  home_team_id: home,
  away_team_id: away,
  ...rest,
});
const score = (home: number, away: number): Row => ({ home_score: home, away_score: away });
const records = (home: string, away: string): Row => {
  const [homeWins, homeLosses] = home.split('-').map(Number);
  const [awayWins, awayLosses] = away.split('-').map(Number);
  return {
    home_wins: homeWins ?? 0,
    home_losses: homeLosses ?? 0,
    away_wins: awayWins ?? 0,
    away_losses: awayLosses ?? 0,
  };
};

function teamRows(game: Row, team: string, opponent: string, isHome: boolean, seconds: number, sheet: Sheet) {
  const played = Object.values(sheet).filter((made) => made !== null);
  const shared = {
    game_id: game.game_id ?? null,
    game_date: game.game_date ?? null,
    team_id: team,
    opponent_team_id: opponent,
    is_home: isHome,
  };
  const counts = { rebounds_offensive: 1, rebounds_defensive: 2, assists: 3, steals: 1, blocks: 1, fouls_personal: 2 };
  const team_box_scores: Row = {
    ...shared,
    points: sum(played.map(pointsOf)),
    seconds_played: seconds,
    ...shots([
      sum(played.map((made) => made[0])),
      sum(played.map((made) => made[1])),
      sum(played.map((made) => made[2])),
    ]),
    ...counts,
    rebounds_personal: 3,
    turnovers_personal: 5,
  };
  const player_box_scores = Object.entries(sheet).map(
    ([name, made], index): Row => ({
      ...shared,
      player_id: name,
      player_name: `Player ${name}`,
      is_starter: index < 5,
      is_played: made !== null,
      not_playing_reason: made === null ? 'DNP_COACH' : null,
      seconds_played: made === null ? null : seconds / 5,
      points: made === null ? 0 : pointsOf(made),
      ...(made === null ? nothing : { ...shots(made), ...counts, rebounds_total: 3, turnovers: 1 }),
      plus_minus: 0,
    }),
  );
  return { team_box_scores, player_box_scores };
}

const doubleOvertime: Row = { game_id: '0022500001', game_date: '2025-10-21' };
const neutral: Row = { game_id: '0022500003', game_date: '2025-10-24' };
const boxes = [
  // 120–118 after two overtimes: 290 minutes a team.
  teamRows(doubleOvertime, BOS, NYK, true, 17400, {
    b1: [10, 4, 8],
    b2: [10, 0, 10],
    b3: [5, 5, 0],
    b4: [10, 0, 0],
    b5: [0, 1, 2],
    b6: null,
  }),
  teamRows(doubleOvertime, NYK, BOS, false, 17400, {
    k1: [20, 0, 0],
    k2: [0, 10, 0],
    k3: [10, 0, 8],
    k4: [10, 0, 0],
    k5: [0, 0, 0],
  }),
  // 101–99 on neutral ground, from the host that rounds to seconds.
  teamRows(neutral, LAL, BOS, true, 14400, {
    l1: [20, 0, 1],
    l2: [0, 10, 0],
    l3: [10, 0, 0],
    l4: [5, 0, 0],
    l5: [0, 0, 0],
  }),
  teamRows(neutral, BOS, LAL, false, 14402, {
    b1: [10, 0, 9],
    b2: [0, 10, 0],
    b4: [10, 0, 0],
    b5: [5, 0, 0],
    b6: [5, 0, 0],
    b3: null,
  }),
];
const periods = (team: string, points: readonly number[]) =>
  points.map((value, index): Row => ({ ...doubleOvertime, team_id: team, period: index + 1, points: value }));

/** Four teams, two seasons: overtime, neutral ground, a postponed game, score-only games, play-in, Cup final, all-star. */
export const smallLeague: Record<string, readonly Row[]> = {
  schedule_games: [
    schedule('2024-25', '0022400001', '2024-10-22', 'Final', NYK, BOS, { ...score(99, 98), ...records('1-0', '0-1') }),
    schedule('2025-26', '0022500001', '2025-10-21', 'Final/OT2', BOS, NYK, {
      ...score(120, 118),
      ...records('1-0', '0-1'),
    }),
    schedule('2025-26', '0022500002', '2025-10-22', 'Final', NYK, MIA, { ...score(100, 90), ...records('1-1', '0-1') }),
    schedule('2025-26', '0022500003', '2025-10-24', 'Final', LAL, BOS, {
      ...score(101, 99),
      ...records('1-0', '1-1'),
      is_neutral: true,
    }),
    schedule('2025-26', '0022500004', '2025-10-30', 'Final', MIA, BOS, { ...score(95, 105), ...records('0-2', '2-1') }),
    schedule('2025-26', '0022500005', '2025-11-01', '7:30 pm ET', LAL, NYK, score(0, 0)),
    schedule('2025-26', '0032500001', '2026-02-15', 'Final', '1610616833', '1610616834', {
      ...score(40, 42),
      home_team_name: 'Stars',
    }),
  ],
  scoreboard_games: [
    // Put off from the 23rd: listed there for ever.
    {
      game_date: '2025-10-23',
      game_id: '0022500004',
      game_status: 1,
      game_status_text: 'PPD',
      home_team_id: MIA,
      away_team_id: BOS,
    },
    {
      game_date: '2025-10-30',
      game_id: '0022500004',
      game_status: 3,
      game_status_text: 'Final',
      period: 4,
      home_team_id: MIA,
      away_team_id: BOS,
      ...score(95, 105),
    },
    {
      game_date: '2026-04-14',
      game_id: '0052500101',
      game_status: 3,
      game_status_text: 'Final',
      period: 4,
      home_team_id: MIA,
      away_team_id: NYK,
      ...score(90, 88),
    },
    {
      game_date: '2025-12-16',
      game_id: '0062500001',
      game_status: 3,
      game_status_text: 'Final',
      period: 4,
      home_team_id: BOS,
      away_team_id: LAL,
      ...score(90, 70),
    },
  ],
  games: [
    {
      ...doubleOvertime,
      game_status: 3,
      period: 6,
      regulation_periods: 4,
      home_team_id: BOS,
      away_team_id: NYK,
      ...score(120, 118),
      arena_name: 'TD Garden',
      arena_city: 'Boston',
    },
    { ...neutral, home_team_id: LAL, away_team_id: BOS, ...score(101, 99) },
  ],
  team_box_scores: boxes.map((box) => box.team_box_scores),
  player_box_scores: boxes.flatMap((box) => box.player_box_scores),
  period_scores: [...periods(BOS, [25, 25, 25, 25, 10, 10]), ...periods(NYK, [30, 20, 25, 25, 10, 8])],
  plays: [{ ...doubleOvertime, play_id: '1', sequence: 1, period: 1, clock_seconds: 720 }],
};
