import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config-error.ts';
import { createNbaClient } from '../src/nba-client.ts';
import { SourceError } from '../src/source-error.ts';
import { bytes, cdnBox, cdnPlays, GAME, listed, schedule, scoreboard, v3Box, v3Plays } from './bodies.ts';
import { withServer } from './with-server.ts';

const DATE = '2026-01-15';
const bodies: [RegExp, unknown][] = [
  [/todaysScoreboard_00|scoreboardv3/, scoreboard(DATE, [listed(GAME)])],
  [/scheduleLeagueV2|scheduleleaguev2/, schedule('2025-26', { '01/15/2026 00:00:00': [listed(GAME)] })],
  [/boxscore_/, cdnBox()],
  [/boxscoretraditionalv3/, v3Box()],
  [/playbyplay_/, cdnPlays()],
  [/playbyplayv3/, v3Plays()],
];
const withLeague = (run: (url: string, seen: readonly unknown[]) => Promise<void>): Promise<void> =>
  withServer(
    [
      (request, response) => {
        const body = bodies.find(([path]) => path.test(request.url ?? ''))?.[1];
        response.end(Buffer.from(bytes(body ?? '')));
      },
    ],
    ({ url, seen }) => run(url, seen),
  );

describe('the typed client', () => {
  it('has a method for each endpoint that gives its body', async () => {
    await withLeague(async (source) => {
      const { cdn, stats, close } = createNbaClient({ source });
      expect((await cdn.boxscore(GAME)).game.homeTeam.players[0]?.statistics.points).toBe(24);
      expect((await stats.boxscoretraditionalv3(GAME)).boxScoreTraditional.awayTeam.statistics.points).toBe(100);
      expect((await cdn.playbyplay(GAME)).game.actions).toHaveLength(3);
      expect((await stats.playbyplayv3(GAME)).game.actions[0]?.actionType).toBe('period');
      expect((await cdn.todaysscoreboard(DATE)).scoreboard.games[0]?.gameId).toBe(GAME);
      expect((await stats.scoreboardv3(DATE)).scoreboard.gameDate).toBe(DATE);
      expect((await cdn.schedule('2025-26')).leagueSchedule.gameDates[0]?.games).toHaveLength(1);
      expect((await stats.scheduleleaguev2('2025-26')).leagueSchedule.seasonYear).toBe('2025-26');
      await close();
    });
  });

  it('knows the fields that tables use, and no other', async () => {
    await withLeague(async (source) => {
      const { game } = await createNbaClient({ source }).cdn.boxscore(GAME);
      const player = game.homeTeam.players[0];
      // @ts-expect-error: a misspelled field
      expect(player?.statistics.pionts).toBeUndefined();
      // @ts-expect-error: a field of a team and of no player
      expect(player?.statistics.timesTied).toBeUndefined();
      // @ts-expect-error: a leaf is unknown until somebody reads it
      const points: number = player?.statistics.points;
      expect(points).toBe(24);
    });
  });

  it('throws where the answer does not count, with the verdict and the reason, and asks nothing about a subject that is none', async () => {
    await withLeague(async (source, seen) => {
      const nba = createNbaClient({ source });
      await expect(nba.cdn.boxscore('0022599002')).rejects.toThrow(
        /cdn\/boxscore about 0022599002 is wrong_game: the body is about game/,
      );
      await expect(nba.cdn.boxscore('0022599002')).rejects.toBeInstanceOf(SourceError);
      const before = seen.length;
      await expect(nba.cdn.boxscore('22500561')).rejects.toBeInstanceOf(ConfigError);
      await expect(nba.stats.scoreboardv3('2026-02-30')).rejects.toBeInstanceOf(ConfigError);
      expect(seen).toHaveLength(before);
    });
  });

  it('opens its source once, and none before the first question', async () => {
    const unused = createNbaClient({ source: 'nowhere:' });
    await unused.close();
    await expect(unused.cdn.boxscore(GAME)).rejects.toBeInstanceOf(ConfigError);
  });
});
