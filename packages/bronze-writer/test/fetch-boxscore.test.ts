import { SourceError } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { fetchBoxscore } from '../src/fetch-boxscore.ts';
import { gameStates } from '../src/game-states.ts';
import { isBlocked } from '../src/is-blocked.ts';
import { keepAnswer } from '../src/keep-answer.ts';
import { readReceipts } from '../src/read-receipts.ts';
import { answer, DATE, GAME, OTHER, run, type Script, schedule, scriptedSource } from './answers.ts';
import { withStore } from './with-store.ts';

const fine: Script = () => ({ body: {}, verdict: 'ok', reason: null });
const said = (receipts: readonly { endpoint: string; verdict: string }[]) =>
  receipts.map(({ endpoint, verdict }) => `${endpoint} ${verdict}`);

it('asks the CDN for the box score, then for the plays', async () => {
  await withStore(async (store) => {
    const source = scriptedSource(fine);
    const receipts = await fetchBoxscore(source, store, run, GAME);
    expect(source.asked).toEqual([`cdn/boxscore ${GAME}`, `cdn/playbyplay ${GAME}`]);
    expect(receipts.every(({ verdict, control }) => verdict === 'ok' && control === null)).toBe(true);
    await expect(fetchBoxscore(source, store, run, '1022500001')).rejects.toMatchObject({ name: 'ConfigError' });
  });
});

it('asks the stats host for what the CDN does not have, each by itself', async () => {
  await withStore(async (store) => {
    const source = scriptedSource((one) => (one.endpoint === 'cdn/boxscore' ? { status: 404 } : fine(one)));
    expect(said(await fetchBoxscore(source, store, run, GAME))).toEqual([
      'cdn/boxscore absent',
      'stats/boxscoretraditionalv3 ok',
      'cdn/playbyplay ok',
    ]);
  });
});

it('leaves a record and goes on when the source is down, and then resumes at what is missing', async () => {
  await withStore(async (store) => {
    const down = new Set(['playbyplay']);
    const source = scriptedSource((one) => {
      if ([...down].some((word) => one.endpoint.includes(word)))
        throw new SourceError('unavailable', 'down', { request: one });
      return fine(one);
    });
    expect(said(await fetchBoxscore(source, store, run, GAME))).toEqual([
      'cdn/boxscore ok',
      'cdn/playbyplay unavailable',
      'stats/playbyplayv3 unavailable',
    ]);
    down.clear();
    source.asked.length = 0;
    const again = await fetchBoxscore(source, store, run, GAME);
    expect(source.asked).toEqual([`cdn/playbyplay ${GAME}`]);
    expect(again.map(({ endpoint, attempt }) => `${endpoint} ${attempt}`)).toEqual([
      'cdn/boxscore 1',
      'cdn/playbyplay 3',
    ]);
    expect(await readReceipts(store, run)).toHaveLength(4);
  });
});

const further = [
  'summaryv3',
  'advancedv3',
  'fourfactorsv3',
  'miscv3',
  'usagev3',
  'scoringv3',
  'playertrackv3',
  'hustlev2',
];

it('asks for the further box scores only when it is told to and the game is over, and resumes at what is missing', async () => {
  await withStore(async (store) => {
    let isOver = false;
    const none = new Set(['stats/boxscoremiscv3']);
    const source = scriptedSource((one) => {
      if (none.has(one.endpoint)) return { status: 404 };
      if (!isOver && one.endpoint.includes('boxscore')) return { body: {}, verdict: 'partial', reason: 'going on' };
      return fine(one);
    });
    await fetchBoxscore(source, store, run, GAME, { advanced: true });
    expect(source.asked.filter((asked) => !/boxscore |traditional|playbyplay/.test(asked))).toEqual([]);
    isOver = true;
    const receipts = await fetchBoxscore(source, store, run, GAME, { advanced: true });
    expect(said(receipts)).toEqual([
      'cdn/boxscore ok',
      'cdn/playbyplay ok',
      ...further.map((name) => `stats/boxscore${name} ${name === 'miscv3' ? 'absent' : 'ok'}`),
    ]);
    none.clear();
    source.asked.length = 0;
    await fetchBoxscore(source, store, run, GAME, { advanced: true });
    expect(source.asked).toEqual([`stats/boxscoremiscv3 ${GAME}`]);
  });
});

it('leaves the further box scores of a game when the stats host does not answer, and calls nobody blocked', async () => {
  await withStore(async (store) => {
    await keepAnswer(store, run, answer({ endpoint: 'cdn/schedule', subject: '2025-26' }, lists));
    const source = scriptedSource((one) => {
      if (one.endpoint.startsWith('stats/')) throw new SourceError('refused', 'certificate', { request: one });
      return fine(one);
    });
    const receipts = await fetchBoxscore(source, store, run, GAME, { advanced: true });
    expect(said(receipts)).toEqual(['cdn/boxscore ok', 'cdn/playbyplay ok', 'stats/boxscoresummaryv3 refused']);
    expect(isBlocked(receipts)).toBe(false);
    expect(gameStates(receipts)).toEqual([
      { game_id: GAME, boxscore: 'ok', playbyplay: 'ok', is_plays_only: false, reason: null },
    ]);
  });
});

const lists = schedule({
  '2026-01-12': [{ id: '0022500540', status: 3, scores: [90, 91] }],
  '2026-01-13': [{ id: '0022500550', status: 3, scores: [101, 99] }],
  '2026-01-14': [{ id: '0022500555', status: 1 }],
  [DATE]: [
    { id: GAME, status: 3, scores: [101, 99] },
    { id: OTHER, status: 3, scores: [88, 90] },
  ],
});

it.each([
  ['has only this not', fine, { game_id: '0022500550', verdict: 'ok', status: 200 }, false],
  [
    'refuses everything',
    () => ({ status: 403, body: '<html>denied</html>' }),
    { game_id: '0022500550', verdict: 'absent', status: 403 },
    true,
  ],
] as [string, Script, object, boolean][])(
  'asks about the last game known to be over whether a source that says 403 %s',
  async (_, about, control, blocked) => {
    await withStore(async (store) => {
      await keepAnswer(store, run, answer({ endpoint: 'cdn/schedule', subject: '2025-26' }, lists));
      const source = scriptedSource((one) => {
        if (one.endpoint.startsWith('stats/')) throw new SourceError('unavailable', 'silent', { request: one });
        return one.subject === GAME ? { status: 403, body: '<html>denied</html>' } : about(one);
      });
      const receipts = await fetchBoxscore(source, store, run, GAME);
      expect(receipts.map((receipt) => [receipt.endpoint, receipt.control])).toEqual([
        ['cdn/boxscore', control],
        ['stats/boxscoretraditionalv3', null],
        ['cdn/playbyplay', control],
        ['stats/playbyplayv3', null],
      ]);
      expect(isBlocked(receipts)).toBe(blocked);
      // What the control said is no part of the date.
      expect((await readReceipts(store, run)).filter(({ subject }) => subject === '0022500550')).toEqual([]);
    });
  },
);

it('has no control where no other game is known to be over, and so calls nobody blocked', async () => {
  await withStore(async (store) => {
    const receipts = await fetchBoxscore(
      scriptedSource(() => ({ status: 403, body: 'denied' })),
      store,
      run,
      GAME,
    );
    expect(receipts.map(({ control }) => control)).toEqual([null, null, null, null]);
    expect(isBlocked(receipts)).toBe(false);
  });
});
