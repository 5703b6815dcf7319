import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceName } from '../src/answer.ts';
import { ConfigError } from '../src/config-error.ts';
import { type Endpoint, endpoints } from '../src/endpoints/index.ts';
import { judge } from '../src/judge.ts';
import { bodyOf } from '../src/read-body.ts';
import { type NbaRequest, request } from '../src/request.ts';
import type { NbaSource } from '../src/source.ts';

/** A source under test, and what it must know. */
export interface SourceUnderTest {
  readonly source: NbaSource;
  readonly name: SourceName;
  /** One request per endpoint that it has a good answer to. */
  readonly known: readonly NbaRequest[];
  /** A game that it has nothing about. */
  readonly unknownGame: string;
  close(): Promise<void>;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What every source of answers promises. */
export function sourceContract(title: string, open: () => Promise<SourceUnderTest>): void {
  describe(`a source of answers: ${title}`, () => {
    let opened: SourceUnderTest;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened.source.close();
      await opened.close();
    });

    it('answers each endpoint with bytes, and says what they are worth and when they were said', async () => {
      const { source, name, known } = opened;
      for (const asked of known) {
        const answer = await source.fetch(asked);
        expect(answer, asked.endpoint).toMatchObject({
          request: asked,
          status: 200,
          source: name,
          verdict: 'ok',
          reason: null,
        });
        expect(answer.fetched_at).toMatch(INSTANT);
        expect(answer.observed_at).toMatch(INSTANT);
        expect(answer.url).toMatch(/^(https?|folder):/);
        expect(bodyOf(asked.endpoint, answer.bytes)).toHaveProperty(endpoints[asked.endpoint].root);
      }
    });

    it('gives the verdict that anyone gives who judges the same bytes', async () => {
      const { source, known, unknownGame } = opened;
      for (const asked of [...known, request('cdn/boxscore', unknownGame)]) {
        const { status, bytes, verdict } = await source.fetch(asked);
        expect(judge(asked, status, bytes).verdict).toBe(verdict);
      }
    });

    it('gives the same bytes to the same question', async () => {
      const { source, known } = opened;
      for (const asked of known) {
        const [one, two] = await Promise.all([source.fetch(asked), source.fetch(asked)]);
        expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
        expect(one.verdict).toBe(two.verdict);
      }
    });

    it('says absent, with a reason, about a game that it has nothing about', async () => {
      const { source, unknownGame } = opened;
      const served = new Set(opened.known.map(({ endpoint }) => endpoint));
      const unserved = (Object.keys(endpoints) as Endpoint[]).filter((endpoint) => !served.has(endpoint));
      for (const endpoint of [...unserved, 'cdn/boxscore', 'cdn/playbyplay'] as const) {
        const answer = await source.fetch(request(endpoint, unknownGame));
        expect(answer).toMatchObject({ verdict: 'absent', reason: expect.stringMatching(/\w/) });
        expect([403, 404]).toContain(answer.status);
      }
    });

    it('gives nothing to a caller who has given up', async () => {
      for (const asked of opened.known) {
        const signal = AbortSignal.abort();
        await expect(opened.source.fetch(asked, { signal })).rejects.toMatchObject({
          reason: 'unavailable',
          request: asked,
        });
      }
    });

    it.each(['', '../x', '0022500001/../x', '1022500001', '2026-02-30', '__proto__'])(
      'never asks about %j',
      async (subject) => {
        for (const endpoint of Object.keys(endpoints) as Endpoint[]) {
          await expect(opened.source.fetch({ endpoint, subject })).rejects.toBeInstanceOf(ConfigError);
        }
      },
    );
  });
}
