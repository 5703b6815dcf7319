// Bodies in the league's shapes about invented people: ids lie outside the real ranges.
export const GAME = '0022500561';
export const HOME = 1610699901;
export const AWAY = 1610699902;

const counters = {
  assists: 1,
  blocks: 0,
  fieldGoalsAttempted: 9,
  fieldGoalsMade: 4,
  foulsPersonal: 2,
  freeThrowsAttempted: 3,
  freeThrowsMade: 2,
  points: 11,
  reboundsDefensive: 3,
  reboundsOffensive: 1,
  reboundsTotal: 4,
  steals: 2,
  threePointersAttempted: 2,
  threePointersMade: 1,
  turnovers: 1,
};

export function cdnPlayer(personId: number, facts: object = {}, statistics: object = {}) {
  return {
    status: 'ACTIVE',
    order: 1,
    personId,
    jerseyNum: '00',
    position: 'PG',
    starter: '1',
    oncourt: '0',
    played: '1',
    name: 'Ada Bell',
    nameI: 'A. Bell',
    firstName: 'Ada',
    familyName: 'Bell',
    ...facts,
    statistics: {
      ...counters,
      blocksReceived: 1,
      foulsOffensive: 0,
      foulsDrawn: 2,
      foulsTechnical: 0,
      minutes: 'PT23M12.08S',
      plusMinusPoints: -3,
      pointsFastBreak: 2,
      pointsInThePaint: 4,
      pointsSecondChance: 0,
      ...statistics,
    },
  };
}

function cdnTeam(teamId: number, score: number, players: object[]) {
  return {
    teamId,
    teamName: 'SIM Owls',
    teamCity: 'Northport',
    teamTricode: 'OWL',
    score,
    inBonus: '0',
    timeoutsRemaining: 1,
    periods: [
      { period: 1, periodType: 'REGULAR', score: score - 10 },
      { period: 2, periodType: 'REGULAR', score: 10 },
    ],
    players,
    statistics: {
      ...counters,
      points: score,
      minutes: 'PT240M00.00S',
      blocksReceived: 1,
      foulsOffensive: 0,
      foulsDrawn: 2,
      foulsTeamTechnical: 1,
      reboundsPersonal: 4,
      reboundsTeam: 3,
      reboundsTeamOffensive: 1,
      reboundsTeamDefensive: 2,
      reboundsTotal: 7,
      turnoversTeam: 1,
      turnoversTotal: 2,
      benchPoints: 0,
      biggestLead: 5,
      leadChanges: 2,
      pointsFastBreak: 2,
      pointsFromTurnovers: 3,
      pointsInThePaint: 4,
      pointsSecondChance: 0,
      timeLeading: 'PT18M54.30S',
      timesTied: 2,
    },
  };
}

export function cdnBox(homePlayers: object[] = [cdnPlayer(9_000_001)], game: object = {}) {
  return {
    meta: { version: 1, code: 200, request: 'x', time: '2026-01-16 00:31:07.1' },
    game: {
      gameId: GAME,
      gameTimeUTC: '2026-01-16T00:30:00Z',
      gameEt: '2026-01-15T19:30:00-05:00',
      duration: 134,
      gameCode: '20260115/FOXOWL',
      gameStatusText: 'Final',
      gameStatus: 3,
      regulationPeriods: 4,
      period: 4,
      attendance: 18_001,
      sellout: '0',
      arena: {
        arenaId: 17,
        arenaName: 'Owl Barn',
        arenaCity: 'Northport',
        arenaState: '',
        arenaCountry: 'US',
        arenaTimezone: 'America/New_York',
      },
      officials: [{ personId: 9_900_001 }, { personId: 9_900_002 }, { personId: 9_900_003 }],
      homeTeam: cdnTeam(HOME, 101, homePlayers),
      awayTeam: cdnTeam(AWAY, 99, [cdnPlayer(9_000_101, { starter: '0', position: undefined })]),
      ...game,
    },
  };
}

export function v3Player(personId: number, facts: object = {}, statistics: object = {}) {
  return {
    personId,
    firstName: 'Ada',
    familyName: 'Bell Jr.',
    nameI: 'A. Bell Jr.',
    playerSlug: 'ada-bell-jr',
    position: 'G',
    comment: '',
    jerseyNum: '',
    ...facts,
    statistics: { ...counters, minutes: '24:31', plusMinusPoints: -3, ...statistics },
  };
}

export function v3Box(homePlayers: object[] = [v3Player(9_000_001)]) {
  const team = (teamId: number, points: number, players: object[]) => ({
    teamId,
    teamCity: 'Northport',
    teamName: 'SIM Owls',
    teamTricode: 'OWL',
    teamSlug: 'owls',
    players,
    statistics: { ...counters, points, minutes: '265:00', plusMinusPoints: 2 },
    starters: null,
    bench: null,
  });
  return {
    meta: { version: 1, request: 'x', time: '2026-01-16T12:00:00.000Z' },
    boxScoreTraditional: {
      gameId: GAME,
      homeTeamId: HOME,
      awayTeamId: AWAY,
      homeTeam: team(HOME, 101, homePlayers),
      awayTeam: team(AWAY, 99, [v3Player(9_000_101)]),
    },
  };
}

export function cdnAction(actionNumber: number, facts: object = {}) {
  return {
    actionNumber,
    clock: 'PT11M42.00S',
    timeActual: '2026-01-16T00:42:22.2Z',
    period: 1,
    periodType: 'REGULAR',
    actionType: 'stoppage',
    qualifiers: [],
    personId: 0,
    x: null,
    y: null,
    possession: 0,
    scoreHome: '0',
    scoreAway: '0',
    edited: '2026-01-16T00:42:27Z',
    orderNumber: actionNumber * 10_000,
    xLegacy: null,
    yLegacy: null,
    isFieldGoal: 0,
    side: null,
    personIdsFilter: [],
    ...facts,
  };
}

export function cdnPlays(actions: object[]) {
  return { meta: { version: 1, code: 200, time: '2026-01-16 00:31:07.1' }, game: { gameId: GAME, actions } };
}

export function v3Action(actionId: number, facts: object = {}) {
  return {
    actionNumber: actionId + 1,
    clock: 'PT11M41.00S',
    period: 1,
    teamId: 0,
    teamTricode: '',
    personId: 0,
    playerName: '',
    playerNameI: '',
    xLegacy: 0,
    yLegacy: 0,
    shotDistance: 0,
    shotResult: '',
    isFieldGoal: 0,
    scoreHome: '',
    scoreAway: '',
    pointsTotal: 0,
    location: '',
    description: '',
    actionType: '',
    subType: '',
    videoAvailable: 0,
    shotValue: 0,
    actionId,
    ...facts,
  };
}

export function v3Plays(actions: object[]) {
  return {
    meta: { version: 1, request: 'x', time: '2026-01-16T12:00:00.000Z' },
    game: { gameId: GAME, videoAvailable: 0, actions },
  };
}

export function listedGame(gameId: string, facts: object = {}, homeTeam: object = {}, awayTeam: object = {}) {
  const team = { teamName: 'SIM Owls', teamCity: 'Northport', teamTricode: 'OWL', wins: 20, losses: 19 };
  return {
    gameId,
    gameCode: '20260115/FOXOWL',
    gameStatus: 3,
    gameStatusText: 'Final ',
    period: 4,
    gameClock: '',
    gameTimeUTC: '2026-01-16T00:30:00Z',
    gameEt: '2026-01-15T19:30:00Z',
    regulationPeriods: 4,
    ifNecessary: false,
    seriesGameNumber: '',
    seriesText: '',
    ...facts,
    homeTeam: { ...team, teamId: HOME, score: 101, ...homeTeam },
    awayTeam: { ...team, teamId: AWAY, score: 99, ...awayTeam },
  };
}

export function scoreboard(games: object[], gameDate = '2026-01-15') {
  return {
    meta: { version: 1, request: 'x', time: '2026-01-16T12:00:00.000Z', code: 200 },
    scoreboard: { gameDate, leagueId: '00', leagueName: 'National Basketball Association', games },
  };
}

export function schedule(days: { gameDate: string; games: object[] }[], seasonYear = '2025-26') {
  return {
    meta: { version: 1, request: 'x', time: '2026-01-16T12:00:00.000Z' },
    leagueSchedule: { seasonYear, leagueId: '00', gameDates: days, weeks: [], broadcasterList: [] },
  };
}
