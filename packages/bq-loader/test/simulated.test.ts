import type { StoredAnswer } from '@hoops/bronze-writer';
import { type Endpoint, type GameDate, type NbaSource, openSource, request } from '@hoops/nba-client';
import { startSimulator } from '@hoops/nba-simulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../src/decode.ts';
import { games } from '../src/tables/games.ts';
import { stagingTables } from '../src/tables/index.ts';
import { periodScores } from '../src/tables/period-scores.ts';
import { playerBoxScores } from '../src/tables/player-box-scores.ts';
import { plays } from '../src/tables/plays.ts';
import { scheduleGames } from '../src/tables/schedule-games.ts';
import { scoreboardGames } from '../src/tables/scoreboard-games.ts';
import { teamBoxScores } from '../src/tables/team-box-scores.ts';

const DATE = '2026-01-15' as GameDate;

describe('A simulated date', () => {
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  let source: NbaSource;
  let ids: string[] = [];
  const ask = async (endpoint: Endpoint, subject: string): Promise<StoredAnswer> => ({
    ...(await source.fetch(request(endpoint, subject))),
    run_id: '20260116T100002Z-7f3a9c',
    game_date: DATE,
    object: `${endpoint}/${subject}`,
    sha256: '0'.repeat(64),
  });

  beforeAll(async () => {
    simulator = await startSimulator({ seed: 1, season: '2025-26', today: '2026-01-16' });
    source = await openSource(simulator.url);
    ids = decode(scoreboardGames, await ask('stats/scoreboardv3', DATE)).rows.map(({ game_id }) => game_id);
  });
  afterAll(async () => {
    await source.close();
    await simulator.close();
  });

  test('decodes without a reject, in every shape, and says that it is simulated', async () => {
    expect(ids.length).toBeGreaterThan(0);
    const endpoints = ['cdn/boxscore', 'stats/boxscoretraditionalv3', 'cdn/playbyplay', 'stats/playbyplayv3'] as const;
    const answers = [await ask('stats/scoreboardv3', DATE), await ask('cdn/schedule', '2025-26')];
    for (const id of ids) for (const endpoint of endpoints) answers.push(await ask(endpoint, id));
    for (const answer of answers) {
      expect(answer.verdict, answer.object).toBe('ok');
      for (const table of stagingTables) {
        const { rows, rejects, parsed } = decode(table, answer);
        expect(rejects, `${answer.object} into ${table.name}`).toEqual([]);
        expect(rows.length).toBe(parsed);
        for (const row of rows) expect(row).toMatchObject({ source: 'simulator' });
      }
    }
  });

  test('has a whole season in its schedule, with as many finals as games before the day', async () => {
    const { rows, scopes } = decode(scheduleGames, await ask('cdn/schedule', '2025-26'));
    const over = rows.filter(({ game_status }) => game_status === 3);
    expect(rows.length).toBeGreaterThan(1230);
    expect(scopes[0]?.finals).toBe(over.length);
    expect(over.every(({ game_date }) => game_date <= DATE)).toBe(true);
  });

  test('adds up from plays to players to periods to teams to the score', async () => {
    for (const id of ids) {
      const box = await ask('cdn/boxscore', id);
      const [game] = decode(games, box).rows;
      const players = decode(playerBoxScores, box).rows;
      const periods = decode(periodScores, box).rows;
      const last = decode(plays, await ask('cdn/playbyplay', id)).rows.at(-1);
      expect([last?.home_score, last?.away_score]).toEqual([game?.home_score, game?.away_score]);
      for (const { team_id, points, is_home } of decode(teamBoxScores, box).rows) {
        const sum = (lines: readonly { team_id: string; points: number }[]) =>
          lines.reduce((all, line) => all + (line.team_id === team_id ? line.points : 0), 0);
        expect([sum(players), sum(periods)]).toEqual([points, points]);
        expect(points).toBe(is_home ? game?.home_score : game?.away_score);
      }
    }
  });

  test('says the same of every player on the CDN and in V3, as far as both say it', async () => {
    for (const id of ids) {
      const cdn = decode(playerBoxScores, await ask('cdn/boxscore', id)).rows;
      const v3 = decode(playerBoxScores, await ask('stats/boxscoretraditionalv3', id)).rows;
      const line = ({
        player_id,
        team_id,
        is_starter,
        is_played,
        points,
        rebounds_total,
        turnovers,
        plus_minus,
      }: (typeof cdn)[number]) =>
        [player_id, team_id, is_starter, is_played, points, rebounds_total, turnovers, plus_minus].join(' ');
      const played = (lines: typeof cdn) =>
        lines
          .filter(({ is_played }) => is_played)
          .map(line)
          .sort();
      expect(played(v3)).toEqual(played(cdn));
    }
  });
});
