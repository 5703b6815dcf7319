// Small bodies in the league's shapes, with invented people and ids outside the real ranges.

export const GAME = '0022599001';

type Fields = Record<string, unknown>;
export const bytes = (body: unknown): Uint8Array =>
  new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));

const player = (personId: number, minutes: string, points: number, more: Fields = {}): Fields => ({
  personId,
  status: 'ACTIVE',
  position: 'G',
  ...more,
  statistics: {
    minutes,
    points,
    fieldGoalsMade: points / 2,
    fieldGoalsAttempted: points,
    threePointersMade: 0,
    threePointersAttempted: 0,
    freeThrowsMade: 0,
    freeThrowsAttempted: 0,
    reboundsTotal: 4,
    assists: 2,
    steals: 1,
    blocks: 0,
    turnovers: 1,
    foulsPersonal: 2,
  },
});

const totals = (points: number, minutes: string): Fields => ({
  minutes,
  points,
  fieldGoalsMade: points / 2,
  fieldGoalsAttempted: points,
  threePointersMade: 0,
  threePointersAttempted: 0,
  freeThrowsMade: 0,
  freeThrowsAttempted: 0,
  assists: 10,
  steals: 5,
  blocks: 0,
  turnovers: 5,
  foulsPersonal: 10,
});

function cdnTeam(teamId: number, score: number, seed: number): Fields {
  return {
    teamId,
    teamTricode: `T${seed}`,
    score,
    periods: [1, 2, 3, 4].map((period) => ({ period, periodType: 'REGULAR', score: score / 4 })),
    players: [0, 1, 2, 3, 4].map((n) => player(9_900_000 + seed * 10 + n, 'PT48M00.00S', score / 5)),
    statistics: { ...totals(score, 'PT240M00.00S'), reboundsPersonal: 20, reboundsTotal: 27 },
  };
}

export function cdnBox(
  game: Fields = {},
  time: unknown = '2026-01-15 22:31:06.557478',
): { meta: Fields; game: Fields } {
  return {
    meta: { version: 1, time },
    game: {
      gameId: GAME,
      gameEt: '2026-01-15T19:30:00-05:00',
      gameCode: '20260115/AAABBB',
      gameStatus: 3,
      gameStatusText: 'Final',
      homeTeam: cdnTeam(1610699901, 120, 1),
      awayTeam: cdnTeam(1610699902, 100, 2),
      ...game,
    },
  };
}

function v3Team(teamId: number, points: number, seed: number, minutes: string): Fields {
  return {
    teamId,
    teamTricode: `T${seed}`,
    players: [0, 1, 2, 3, 4]
      .map((n) => player(9_900_000 + seed * 10 + n, '48:00', points / 5))
      .concat(player(9_900_009 + seed * 10, '', 0, { position: '' })),
    statistics: { ...totals(points, minutes), reboundsTotal: 24 },
  };
}

export function v3Box(home = 120, away = 100, minutes = '240:00'): { meta: Fields; boxScoreTraditional: Fields } {
  return {
    meta: { version: 1, time: '2026-01-16T16:51:47.5147Z' },
    boxScoreTraditional: {
      gameId: GAME,
      homeTeam: v3Team(1610699901, home, 1, minutes),
      awayTeam: v3Team(1610699902, away, 2, minutes),
    },
  };
}

/** One of the stats host's further box scores, under the root that its endpoint has. */
export function family<R extends string>(root: R, minutes = '240:00'): { meta: Fields } & Record<R, Fields> {
  const { meta, boxScoreTraditional } = v3Box(120, 100, minutes);
  return { meta, [root]: boxScoreTraditional } as { meta: Fields } & Record<R, Fields>;
}

export function summary(game: Fields = {}): { meta: Fields; boxScoreSummary: Fields } {
  const team = (teamId: number, score: number): Fields => ({ teamId, score, inactives: [] });
  return {
    meta: { version: 1, time: '2026-01-16T16:51:47.5147Z' },
    boxScoreSummary: {
      gameId: GAME,
      gameStatus: 3,
      gameStatusText: 'Final',
      officials: [{ personId: 9_990_001, name: 'Simona Simmel', jerseyNum: '26  ', assignment: '' }],
      homeTeam: team(1610699901, 120),
      awayTeam: team(1610699902, 100),
      ...game,
    },
  };
}

export function cdnPlays(isOver = true): { meta: Fields; game: { gameId: string; actions: Fields[] } } {
  const actions = [
    { actionNumber: 1, actionType: 'period', subType: 'start', period: 1 },
    { actionNumber: 2, actionType: '2pt', subType: 'Layup', period: 1 },
    { actionNumber: 3, actionType: 'game', subType: 'end', period: 4 },
  ];
  return {
    meta: { version: 1, time: '2026-01-15 22:30:00.1' },
    game: { gameId: GAME, actions: isOver ? actions : actions.slice(0, 2) },
  };
}

export function v3Plays(
  scoreHome = '120',
  scoreAway = '100',
  period = 4,
): { game: { gameId: string; actions: Fields[] } } {
  return {
    game: {
      gameId: GAME,
      actions: [
        { actionNumber: 1, actionType: 'period', subType: 'start', period: 1, scoreHome: '0', scoreAway: '0' },
        { actionNumber: 2, actionType: 'period', subType: 'end', period, scoreHome, scoreAway },
      ],
    },
  };
}

export function listed(gameId: string, game: Fields = {}): Fields {
  return {
    gameId,
    gameStatus: 3,
    gameStatusText: 'Final',
    homeTeam: { teamId: 1610699901, score: 120 },
    awayTeam: { teamId: 1610699902, score: 100 },
    ...game,
  };
}

export const scoreboard = (gameDate: string, games: Fields[]): Fields => ({
  meta: { time: '2026-01-16T16:51:47.5147Z' },
  scoreboard: { gameDate, leagueId: '00', games },
});

export const schedule = (seasonYear: string, days: Record<string, Fields[]>): Fields => ({
  meta: { time: '2026-01-16T16:51:47.5147Z' },
  leagueSchedule: {
    seasonYear,
    leagueId: '00',
    gameDates: Object.entries(days).map(([gameDate, games]) => ({ gameDate, games })),
  },
});
