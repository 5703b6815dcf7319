import { openSource } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { collectDate } from '../src/collect-date.ts';
import { gameStates } from '../src/game-states.ts';
import { latestManifest } from '../src/latest-manifest.ts';
import { readRun } from '../src/read-run.ts';
import { hasRecorded, recordedFolder } from './recorded-folder.ts';
import { withStore } from './with-store.ts';

const dates = ['2020-02-02', '2020-12-22', '2025-01-15', '2026-02-11', '2026-04-12'];

it.skipIf(!hasRecorded)(
  'collects real dates from recorded answers, every box score that is there among them',
  async () => {
    const source = await openSource(`folder:${recordedFolder}`);
    const told: string[] = [];
    await withStore(async (store) => {
      for (const date of dates) {
        const known = (await source.gamesOn?.(date as never)) ?? [];
        const run = await collectDate(source, store, date);
        const states = gameStates((await latestManifest(store, run)).receipts);
        const asked = states.map(({ game_id }) => game_id);
        expect(asked).toEqual(expect.arrayContaining([...known]));
        // Whatever is not whole says why.
        for (const state of states) {
          const isWhole = state.boxscore === 'ok' && state.playbyplay === 'ok';
          expect(state.reason === null, JSON.stringify(state)).toBe(isWhole);
        }
        let answers = 0;
        for await (const { bytes } of readRun(store, run)) answers += bytes.length > 0 ? 1 : 0;
        const whole = states.filter(({ boxscore }) => boxscore === 'ok').length;
        told.push(`${date}: ${answers} answers, ${whole} of ${states.length} games`);
      }
    });
    console.log(`recorded dates collected\n${told.join('\n')}`);
    await source.close();
  },
  60_000,
);
