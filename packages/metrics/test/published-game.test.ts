import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { metrics, sqlOf, type Values } from '../src/index.ts';
import { evaluate } from './duckdb.ts';

const recorded = resolve(
  process.env.HOOPS_RECORDED ?? join(import.meta.dirname, '../../../..', 'shared', 'nba-recorded'),
);
const isThere = existsSync(join(recorded, 'MANIFEST.jsonl'));
const game = '0022400561';

type Statistics = Readonly<Record<string, number | string>>;
interface Side {
  readonly statistics: Statistics;
  readonly players: readonly { readonly personId: number; readonly statistics: Statistics }[];
}

function sidesOf(family: string): readonly [Side, Side] {
  const folder = join(recorded, 'stats.nba.com', `boxscore${family}v3`);
  const name = readdirSync(folder).find((each) => each.startsWith(game)) ?? game;
  const bytes = readFileSync(join(folder, name));
  const body = JSON.parse(String(name.endsWith('.gz') ? gunzipSync(bytes) : bytes));
  const root = Object.keys(body).find((key) => key !== 'meta') ?? '';
  return [body[root].homeTeam, body[root].awayTeam];
}

const counted = (statistics: Statistics): Values => ({
  points: Number(statistics.points),
  field_goals_made: Number(statistics.fieldGoalsMade),
  field_goals_attempted: Number(statistics.fieldGoalsAttempted),
  three_pointers_made: Number(statistics.threePointersMade),
  three_pointers_attempted: Number(statistics.threePointersAttempted),
  free_throws_made: Number(statistics.freeThrowsMade),
  free_throws_attempted: Number(statistics.freeThrowsAttempted),
  assists: Number(statistics.assists),
  turnovers: Number(statistics.turnovers),
});

/** A registered formula over a line; 0 where it is null, as the league prints it. */
async function numberOf(name: string, own: Values, opponent: Values = {}) {
  const metric = metrics.find((each) => each.name === name);
  if (metric === undefined) throw new Error(`"${name}" is no metric: see src/families.ts`);
  const [value] = await evaluate([sqlOf(metric)], { own, opponent, gives: null, worked: '' });
  return Number(value ?? 0);
}

describe.skipIf(!isThere)(
  `a game as the league published it (${recorded}${isThere ? '' : ' is not there: not run'})`,
  () => {
    test("gives every player's published rates from his box score, to the last digit", async () => {
      const [boxes, rates] = [sidesOf('traditional'), sidesOf('advanced')];
      let compared = 0;
      for (const [side, { players }] of boxes.entries()) {
        for (const { personId, statistics } of players) {
          const published = rates[side]?.players.find((each) => each.personId === personId)?.statistics;
          if (published === undefined || statistics.minutes === '') continue;
          const own = counted(statistics);
          const ours = {
            effectiveFieldGoalPercentage: Number((await numberOf('effective_field_goal_pct', own)).toFixed(3)),
            trueShootingPercentage: Number((await numberOf('true_shooting_pct', own)).toFixed(3)),
            assistToTurnover: Number((await numberOf('assist_to_turnover', own)).toFixed(2)),
          };
          expect(published).toMatchObject(ours);
          expect(Number((await numberOf('field_goal_pct', own)).toFixed(3))).toBe(statistics.fieldGoalsPercentage);
          expect(Number((await numberOf('three_point_pct', own)).toFixed(3))).toBe(statistics.threePointersPercentage);
          expect(Number((await numberOf('free_throw_pct', own)).toFixed(3))).toBe(statistics.freeThrowsPercentage);
          compared += 6;
        }
      }
      expect(compared).toBeGreaterThanOrEqual(90);
    });

    test("gives each team's published ratings and pace from its points and published possessions", async () => {
      const [boxes, rates] = [sidesOf('traditional'), sidesOf('advanced')];
      for (const side of [0, 1] as const) {
        const line = (which: 0 | 1) => ({
          points: Number(boxes[which].statistics.points),
          possessions: Number(rates[which].statistics.possessions),
          seconds: Number.parseInt(String(boxes[which].statistics.minutes), 10) * 12,
        });
        const [own, opponent] = [line(side), line(side === 0 ? 1 : 0)];
        expect(rates[side].statistics).toMatchObject({
          offensiveRating: Number((await numberOf('ortg', own, opponent)).toFixed(1)),
          defensiveRating: Number((await numberOf('drtg', own, opponent)).toFixed(1)),
          pace: Number((await numberOf('pace', own, opponent)).toFixed(2)),
        });
      }
    });
  },
);
