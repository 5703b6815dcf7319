import { describe, expect, test } from 'vitest';
import { decode } from '../src/decode.ts';
import { advancedPlayerBoxScores } from '../src/tables/advanced-player-box-scores.ts';
import { advancedTeamBoxScores } from '../src/tables/advanced-team-box-scores.ts';
import { gameOfficials } from '../src/tables/game-officials.ts';
import { games } from '../src/tables/games.ts';
import { stagingTables } from '../src/tables/index.ts';
import { periodScores } from '../src/tables/period-scores.ts';
import { playerBoxScores } from '../src/tables/player-box-scores.ts';
import { plays } from '../src/tables/plays.ts';
import { rejectRows, rejects } from '../src/tables/rejects.ts';
import { scheduleGames } from '../src/tables/schedule-games.ts';
import { scoreboardGames } from '../src/tables/scoreboard-games.ts';
import { teamBoxScores } from '../src/tables/team-box-scores.ts';
import { answerOf } from './answer-of.ts';
import {
  AWAY,
  cdnAction,
  cdnBox,
  cdnPlayer,
  cdnPlays,
  GAME,
  HOME,
  listedGame,
  schedule,
  scoreboard,
  v3Action,
  v3Box,
  v3Player,
  v3Plays,
} from './bodies.ts';

const fromCdn = (players?: object[], game?: object) => answerOf('cdn/boxscore', GAME, cdnBox(players, game));
const fromV3 = (players?: object[]) => answerOf('stats/boxscoretraditionalv3', GAME, v3Box(players));

describe('Every table', () => {
  test.each([...stagingTables, rejects].map((table) => [table.name, table] as const))(
    '%s keeps the rules of the house',
    (_, table) => {
      const names = table.columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, description } of table.columns) {
        expect(name).toMatch(/^[a-z][a-z\d]*(_[a-z\d]+)*$/);
        expect(description).toMatch(/\S.*\.$/);
      }
      for (const name of [...table.key, table.scope]) {
        expect(table.columns.find((column) => column.name === name)).toMatchObject({ nullable: false });
      }
      for (const { name, type } of table.columns) {
        if (/_id$/.test(name)) expect(type).toBe('STRING');
        if (/^(is|has)_/.test(name)) expect(type).toBe('BOOL');
        if (/_at$/.test(name)) expect(type).toBe('TIMESTAMP');
        if (/_date$/.test(name)) expect(type).toBe('DATE');
      }
      expect(names).toContain('game_date');
      expect(names).toEqual(expect.arrayContaining(['source', 'run_id', 'fetched_at', 'bronze_object', 'row_hash']));
    },
  );
});

describe('player_box_scores', () => {
  test('reads a line of the CDN', () => {
    const absent = cdnPlayer(
      9_000_002,
      {
        status: 'INACTIVE',
        starter: '0',
        played: '0',
        position: undefined,
        notPlayingReason: 'INACTIVE_INJURY',
        notPlayingDescription: 'Left Knee; Contusion ',
      },
      { minutes: 'PT00M00.00S', points: 0 },
    );
    const { rows, rejects: left } = decode(playerBoxScores, fromCdn([cdnPlayer(9_000_001), absent]));
    expect(left).toEqual([]);
    expect(rows[0]).toMatchObject({
      game_date: '2026-01-15',
      team_id: String(HOME),
      opponent_team_id: String(AWAY),
      is_home: true,
      jersey_number: '00',
      position: 'PG',
      is_starter: true,
      is_played: true,
      seconds_played: 1392.08,
      rebounds_total: 4,
      plus_minus: -3,
      fouls_technical: 0,
    });
    expect(rows[1]).toMatchObject({
      position: null,
      is_starter: false,
      is_played: false,
      status: 'INACTIVE',
      not_playing_reason: 'INACTIVE_INJURY',
      not_playing_description: 'Left Knee; Contusion',
      seconds_played: null,
      points: 0,
    });
    expect(rows[2]).toMatchObject({ team_id: String(AWAY), opponent_team_id: String(HOME), is_home: false });
  });

  test('keeps the seconds of a player who is said not to have played and has some, and the 0 of one who has', () => {
    const contradiction = cdnPlayer(9_000_001, { played: '0' }, { minutes: 'PT05M00.00S' });
    const blink = cdnPlayer(9_000_002, { played: '1' }, { minutes: 'PT00M00.00S' });
    const { rows } = decode(playerBoxScores, fromCdn([contradiction, blink]));
    expect(rows.slice(0, 2).map(({ is_played, seconds_played }) => [is_played, seconds_played])).toEqual([
      [false, 300],
      [true, 0],
    ]);
  });

  test('reads a line of V3, and is null where V3 says nothing', () => {
    const sat = v3Player(9_000_002, { position: '', comment: "DNP - Coach's Decision" }, { minutes: '' });
    const { rows, rejects: left } = decode(playerBoxScores, fromV3([v3Player(9_000_001), sat]));
    expect(left).toEqual([]);
    expect(rows[0]).toMatchObject({
      game_date: '2026-01-15',
      player_name: 'Ada Bell Jr.',
      jersey_number: null,
      position: 'G',
      is_starter: true,
      is_played: true,
      seconds_played: 1471,
      not_playing_description: null,
      status: null,
      blocks_received: null,
      fouls_drawn: null,
      points_in_the_paint: null,
    });
    expect(rows[1]).toMatchObject({
      position: null,
      is_starter: false,
      is_played: false,
      seconds_played: null,
      not_playing_reason: null,
      not_playing_description: "DNP - Coach's Decision",
      points: 11,
    });
  });
});

describe('team_box_scores', () => {
  test('keeps rebounds and turnovers of players and of the team apart', () => {
    const [home] = decode(teamBoxScores, fromCdn()).rows;
    expect(home).toMatchObject({
      points: 101,
      seconds_played: 14_400,
      rebounds_personal: 4,
      rebounds_team: 3,
      turnovers_personal: 1,
      turnovers_team: 1,
      time_leading_seconds: 1134.3,
      fouls_team_technical: 1,
      team_fga_heave: null,
    });
  });

  test("takes V3's total of rebounds for that of the players, which it is", () => {
    const { rows, rejects: left } = decode(teamBoxScores, fromV3());
    expect(left).toEqual([]);
    expect(rows.map(({ is_home, points }) => [is_home, points])).toEqual([
      [true, 101],
      [false, 99],
    ]);
    expect(rows[0]).toMatchObject({
      seconds_played: 15_900,
      rebounds_personal: 4,
      rebounds_team: null,
      bench_points: null,
    });
  });
});

describe('games', () => {
  test('reads the summary of a CDN box score', () => {
    expect(decode(games, fromCdn()).rows[0]).toMatchObject({
      game_date: '2026-01-15',
      game_status: 3,
      tip_off_at: '2026-01-16T00:30:00.000Z',
      attendance: 18_001,
      is_sellout: false,
      arena_id: '17',
      arena_state: null,
      officials_count: 3,
      home_team_id: String(HOME),
      away_score: 99,
    });
  });

  test('reads one without an arena, and dates it by the run where it has no date', () => {
    const { rows, rejects: left } = decode(games, fromCdn(undefined, { arena: null, officials: null, gameEt: '' }));
    expect(left).toEqual([]);
    expect(rows[0]).toMatchObject({ game_date: '2026-01-15', arena_name: null, officials_count: null });
  });

  test("believes the box score's date over the run's", () => {
    const moved = { gameEt: '2026-01-25T19:30:00-05:00' };
    expect(decode(games, fromCdn(undefined, moved)).rows[0]?.game_date).toBe('2026-01-25');
  });

  test('knows teams and scores from V3 and no more', () => {
    expect(decode(games, fromV3()).rows[0]).toMatchObject({
      game_status: null,
      arena_name: null,
      home_team_id: String(HOME),
      home_score: 101,
      away_score: 99,
    });
  });
});

describe('game_officials', () => {
  const officials = [
    { personId: 9_990_001, name: 'Simona Simmel', nameI: 'S. Simmel', jerseyNum: '26  ', assignment: 'OFFICIAL1' },
    { personId: 9_990_002, name: 'Bo Whistle', nameI: 'B. Whistle', jerseyNum: '7', assignment: '' },
  ];

  test('reads those of a CDN box score and of a summary alike, and none where none are named', () => {
    const cdn = decode(gameOfficials, fromCdn(undefined, { officials }));
    const summary = { gameId: GAME, gameEt: '2026-01-15T19:30:00Z', officials, homeTeam: {}, awayTeam: {} };
    const v3 = decode(gameOfficials, answerOf('stats/boxscoresummaryv3', GAME, { boxScoreSummary: summary }));
    expect(cdn.rejects).toEqual([]);
    expect(cdn.rows.map((row) => [row.official_id, row.jersey_number, row.assignment, row.game_date])).toEqual([
      ['9990001', '26', 'OFFICIAL1', '2026-01-15'],
      ['9990002', '7', null, '2026-01-15'],
    ]);
    expect(v3.rows.map(({ row_hash }) => row_hash)).toEqual(cdn.rows.map(({ row_hash }) => row_hash));
    expect(decode(gameOfficials, fromCdn(undefined, { officials: null }))).toMatchObject({ rows: [], rejects: [] });
  });
});

describe("the tables of the stats host's further box scores", () => {
  const line = (personId: number, statistics: object) => ({ personId, statistics });
  const side = (teamId: number, personId: number, statistics: object) => ({
    teamId,
    statistics: { minutes: '240:00', ...statistics },
    players: [line(personId, { minutes: '24:31', ...statistics }), line(personId + 1, { minutes: '' })],
  });
  const body = {
    gameId: GAME,
    homeTeam: side(HOME, 9_000_001, { offensiveRating: 112.5, PIE: -0.018 }),
    awayTeam: side(AWAY, 9_000_101, {}),
  };
  const answer = answerOf('stats/boxscoreadvancedv3', GAME, { boxScoreAdvanced: body });

  test('have a row for each player, those who did not play without seconds, numbers that are missing null', () => {
    const { rows, rejects: left } = decode(advancedPlayerBoxScores, answer);
    expect(left).toEqual([]);
    expect(rows.map((row) => [row.player_id, row.team_id, row.seconds_played, row.offensive_rating, row.pie])).toEqual([
      ['9000001', String(HOME), 1471, 112.5, -0.018],
      ['9000002', String(HOME), null, null, null],
      ['9000101', String(AWAY), 1471, null, null],
      ['9000102', String(AWAY), null, null, null],
    ]);
    expect(rows[0]).toMatchObject({ game_date: '2026-01-15', opponent_team_id: String(AWAY), is_home: true });
  });

  test('have a row for each team', () => {
    const { rows } = decode(advancedTeamBoxScores, answer);
    expect(rows.map((row) => [row.team_id, row.is_home, row.seconds_played, row.offensive_rating])).toEqual([
      [String(HOME), true, 14_400, 112.5],
      [String(AWAY), false, 14_400, null],
    ]);
  });

  test('have no column of what the league calls estimated', () => {
    const fields = stagingTables.flatMap((table) => table.fields.map(({ field }) => field));
    expect(fields.filter((field) => /estimated/i.test(field))).toEqual([]);
  });

  test('reject a number that is none, by its column', () => {
    const odd = { ...body, homeTeam: side(HOME, 9_000_001, { offensiveRating: 'high' }) };
    const { rejects: left } = decode(
      advancedTeamBoxScores,
      answerOf('stats/boxscoreadvancedv3', GAME, { boxScoreAdvanced: odd }),
    );
    expect(left.map(({ column, seen }) => [column, seen])).toEqual([['offensive_rating', '"high"']]);
  });
});

test('period_scores has a row for each team and period, from the CDN alone', () => {
  const { rows } = decode(periodScores, fromCdn());
  expect(rows.map(({ team_id, period, points }) => [team_id, period, points])).toEqual([
    [String(HOME), 1, 91],
    [String(HOME), 2, 10],
    [String(AWAY), 1, 89],
    [String(AWAY), 2, 10],
  ]);
});

describe('plays', () => {
  test('reads a shot of the CDN', () => {
    const shot = cdnAction(10, {
      actionType: '3pt',
      subType: 'Jump Shot',
      descriptor: 'pullup',
      qualifiers: ['fromturnover', '2ndchance'],
      teamId: HOME,
      personId: 9_000_001,
      isFieldGoal: 1,
      shotResult: 'Made',
      shotDistance: 25.76,
      xLegacy: -124,
      yLegacy: 226,
      area: 'Above the Break 3',
      side: 'right',
      possession: HOME,
      scoreHome: '3',
      pointsTotal: 3,
      assistPersonId: 9_000_002,
    });
    const { rows, rejects: left } = decode(plays, answerOf('cdn/playbyplay', GAME, cdnPlays([cdnAction(7), shot])));
    expect(left).toEqual([]);
    expect(rows[0]).toMatchObject({
      team_id: null,
      player_id: null,
      possession_team_id: null,
      qualifiers: null,
      loc_x: null,
    });
    expect(rows[1]).toMatchObject({
      play_id: '10',
      sequence: 100_000,
      clock_seconds: 702,
      occurred_at: '2026-01-16T00:42:22.200Z',
      edited_at: '2026-01-16T00:42:27.000Z',
      team_id: String(HOME),
      qualifiers: 'fromturnover,2ndchance',
      is_field_goal: true,
      shot_distance_feet: 25.76,
      loc_x: -124,
      home_score: 3,
      away_score: 0,
      points_total: 3,
      assist_player_id: '9000002',
      block_player_id: null,
    });
  });

  test('names a rebound by the shot that it followed', () => {
    const rebound = cdnAction(11, { actionType: 'rebound', teamId: AWAY, personId: 9_000_101, shotActionNumber: 10 });
    const { rows } = decode(plays, answerOf('cdn/playbyplay', GAME, cdnPlays([rebound])));
    expect(rows[0]?.shot_play_id).toBe('10');
  });

  const v3 = (actions: object[]) => decode(plays, answerOf('stats/playbyplayv3', GAME, v3Plays(actions)));
  const ofHome = { teamId: HOME, personId: 9_000_001 };

  test('gives a team rebound of V3 to the team whose id stands where the player belongs', () => {
    const { rows } = v3([
      v3Action(1, { ...ofHome, actionType: 'Missed Shot', isFieldGoal: 1, shotDistance: 22, xLegacy: -130 }),
      v3Action(2, { teamId: 0, personId: HOME, actionType: 'Rebound', subType: 'Unknown' }),
      v3Action(3, { teamId: 0, personId: 0, actionType: 'period', subType: 'end', scoreHome: '0', scoreAway: '0' }),
    ]);
    expect(rows.map(({ team_id, player_id }) => [team_id, player_id])).toEqual([
      [String(HOME), '9000001'],
      [String(HOME), null],
      [null, null],
    ]);
  });

  test('keeps both rows of V3 that share a number: the turnover and the steal', () => {
    const { rows, rejects: left } = v3([
      v3Action(10, { ...ofHome, actionNumber: 15, actionType: 'Turnover' }),
      v3Action(11, { teamId: AWAY, personId: 9_000_101, actionNumber: 15, description: 'Fox STEAL (1 STL)' }),
    ]);
    expect(left).toEqual([]);
    expect(rows.map(({ play_id, action_type }) => [play_id, action_type])).toEqual([
      ['10', 'Turnover'],
      ['11', null],
    ]);
  });

  test('does not take the zeros of V3 for facts: no place where there was no shot, no points of a scorer, no score where none is said', () => {
    const { rows } = v3([
      v3Action(1, {
        ...ofHome,
        actionType: 'Made Shot',
        isFieldGoal: 1,
        shotResult: 'Made',
        pointsTotal: 2,
        scoreHome: '2',
        scoreAway: '0',
      }),
      v3Action(2, { ...ofHome, actionType: 'Foul' }),
      v3Action(3, { actionType: 'period', subType: 'end', pointsTotal: 44, scoreHome: '13', scoreAway: '31' }),
    ]);
    expect(
      rows.map(({ shot_distance_feet, loc_x, points_total, home_score }) => [
        shot_distance_feet,
        loc_x,
        points_total,
        home_score,
      ]),
    ).toEqual([
      [0, 0, null, 2],
      [null, null, null, null],
      [null, null, null, 13],
    ]);
  });
});

describe('scoreboard_games', () => {
  test('reads both scoreboards alike', () => {
    const body = scoreboard([
      listedGame(GAME, { gameLabel: 'East First Round', seriesGameNumber: 'Game 5', ifNecessary: 'false' }),
    ]);
    const [cdn] = decode(scoreboardGames, answerOf('cdn/todaysscoreboard', '2026-01-15', body)).rows;
    const [v3] = decode(scoreboardGames, answerOf('stats/scoreboardv3', '2026-01-15', body)).rows;
    expect(cdn).toMatchObject({
      game_date: '2026-01-15',
      game_status_text: 'Final',
      home_team_id: String(HOME),
      home_wins: 20,
      away_score: 99,
      series_text: null,
      series_game_number: 'Game 5',
      is_neutral: null,
      is_if_necessary: false,
    });
    expect(v3?.row_hash).toBe(cdn?.row_hash);
  });

  test('has no team while it is to be decided', () => {
    const body = scoreboard([listedGame(GAME, {}, { teamId: 0, teamName: '', teamTricode: null })]);
    const [row] = decode(scoreboardGames, answerOf('stats/scoreboardv3', '2026-01-15', body)).rows;
    expect(row).toMatchObject({
      home_team_id: null,
      home_team_name: null,
      home_team_tricode: null,
      away_team_id: String(AWAY),
    });
  });
});

describe('schedule_games', () => {
  const listed = (days: { gameDate: string; games: object[] }[]) =>
    decode(scheduleGames, answerOf('stats/scheduleleaguev2', '2025-26', schedule(days)));
  const utc = { gameDateTimeUTC: '2026-01-16T00:30:00Z', weekNumber: 13 };

  test('reads a season', () => {
    const { rows, rejects: left } = listed([{ gameDate: '01/15/2026 00:00:00', games: [listedGame(GAME, utc)] }]);
    expect(left).toEqual([]);
    expect(rows[0]).toMatchObject({
      season: '2025-26',
      game_date: '2026-01-15',
      tip_off_at: '2026-01-16T00:30:00.000Z',
      week_number: 13,
      home_score: 101,
    });
  });

  test('takes the new date of a moved game that is still listed under its old one, and rejects that', () => {
    const old = listedGame(GAME, { gameStatusText: 'Final' }, { score: null }, { score: null });
    const { rows, rejects: left } = listed([
      { gameDate: '01/24/2026 00:00:00', games: [old] },
      { gameDate: '01/25/2026 00:00:00', games: [listedGame(GAME, { gameStatus: 1 })] },
    ]);
    expect(rows.map(({ game_date }) => game_date)).toEqual(['2026-01-25']);
    expect(left[0]?.seen).toBe('conflicting duplicate of season, game_id 2025-26 0022500561');
  });

  test('keeps a postponed game that has no new date yet', () => {
    const { rows } = listed([
      { gameDate: '01/24/2026 00:00:00', games: [listedGame(GAME, { gameStatusText: 'PPD' })] },
    ]);
    expect(rows.map(({ game_date, game_status_text }) => [game_date, game_status_text])).toEqual([
      ['2026-01-24', 'PPD'],
    ]);
  });
});

test('rejects says which answer and table an item was refused for', () => {
  const answer = fromCdn([cdnPlayer(9_000_001, {}, { points: 2.5 })]);
  const [row] = rejectRows(
    'player_box_scores',
    { ...answer, endpoint: 'cdn/boxscore' },
    decode(playerBoxScores, answer).rejects,
  );
  expect(Object.keys(row ?? {})).toEqual(rejects.columns.map(({ name }) => name));
  expect(row).toMatchObject({
    run_id: answer.run_id,
    object: answer.object,
    bronze_object: answer.object,
    table_name: 'player_box_scores',
    item: 0,
    column_name: 'points',
    seen: '2.5',
    game_date: '2026-01-15',
  });
});
