import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../src/endpoints/index.ts';
import { finalFaults } from '../src/final-faults.ts';
import { request } from '../src/request.ts';
import { bytes, cdnBox, cdnPlays, GAME, v3Box } from './bodies.ts';

const faults = (endpoint: Endpoint, body: unknown) =>
  finalFaults({ request: request(endpoint, GAME), bytes: bytes(body) }).map(({ identity }) => identity);
type Box = {
  homeTeam: {
    statistics: Record<string, unknown>;
    players: { statistics: Record<string, unknown> }[];
    periods: unknown[];
  };
};

describe('a final box score', () => {
  it('that adds up has no fault, and neither has an answer of another resource', () => {
    expect(faults('cdn/boxscore', cdnBox())).toEqual([]);
    expect(faults('cdn/playbyplay', cdnPlays())).toEqual([]);
  });

  it('of stats.nba.com is compared in the parts that it gives', () => {
    const box = v3Box();
    for (const side of ['homeTeam', 'awayTeam'] as const) {
      const { players } = box.boxScoreTraditional[side] as Box['homeTeam'];
      for (const field of ['assists', 'steals', 'turnovers', 'foulsPersonal', 'reboundsTotal']) {
        (players[5] as { statistics: Record<string, unknown> }).statistics[field] = 0;
      }
      (box.boxScoreTraditional[side] as Box['homeTeam']).statistics.reboundsTotal = 20;
    }
    expect(faults('stats/boxscoretraditionalv3', box)).toEqual([]);
    (box.boxScoreTraditional.homeTeam as Box['homeTeam']).statistics.reboundsTotal = 21;
    expect(faults('stats/boxscoretraditionalv3', box)).toEqual(['players_sum']);
  });

  it.each([
    [
      'points',
      (box: Box) => Object.assign(box.homeTeam.players[0]?.statistics ?? {}, { freeThrowsMade: 1 }),
      ['points', 'players_sum'],
    ],
    ['players_sum', (box: Box) => Object.assign(box.homeTeam.statistics, { assists: 11 }), ['players_sum']],
    [
      'minutes',
      (box: Box) => Object.assign(box.homeTeam.players[0]?.statistics ?? {}, { minutes: 'PT40M00.00S' }),
      ['minutes'],
    ],
    ['period_scores', (box: Box) => box.homeTeam.periods.pop(), ['period_scores']],
  ])('that fails %s says so', (_, spoil, expected) => {
    const box = cdnBox();
    spoil(box.game as unknown as Box);
    expect(faults('cdn/boxscore', box)).toEqual(expected);
  });

  it("may give a team a few shots that no player took since heaves are the team's, and not before", () => {
    const box = cdnBox();
    Object.assign((box.game as unknown as Box).homeTeam.statistics, { fieldGoalsAttempted: 122 });
    expect(faults('cdn/boxscore', box)).toEqual([]);
    const earlier = { ...box, game: { ...box.game, gameId: '0022499001' } };
    expect(finalFaults({ request: request('cdn/boxscore', '0022499001'), bytes: bytes(earlier) })).toHaveLength(1);
  });
});
