import { beforeAll, describe, expect, test } from 'vitest';
import { termsOf } from '../src/formula.ts';
import { type Example, families, metrics, sqlOf } from '../src/index.ts';
import { evaluate, isSame, nothingOf } from './duckdb.ts';
import { mutantsOf } from './mutants.ts';

/** All at once; one by one when the engine refuses one of them, which is caught then. */
const valuesOf = async (asked: readonly string[], example: Example): Promise<readonly unknown[]> =>
  await evaluate(asked, example).catch(async (refused: unknown) =>
    asked.length === 1 ? [refused] : (await Promise.all(asked.map((sql) => valuesOf([sql], example)))).flat(),
  );

const divides = (sql: string) => sql.includes('safe_divide(') && !sql.includes('coalesce(');

describe('the registry', () => {
  test('gives each name once, as a column is called', () => {
    const names = metrics.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
  });

  test('has an example with every column that the formula reads, and arithmetic that ends in what it gives', () => {
    for (const { name, sql, examples } of metrics) {
      for (const example of examples) {
        for (const { role, column } of termsOf(sql)) expect({ name, ...example[role] }).toHaveProperty(column);
        const end = String(example.gives).replace('-', '−');
        expect({ name, worked: example.worked }).toEqual({ name, worked: expect.stringContaining(`${end}`) });
      }
    }
  });

  test('knows from the columns a metric reads since when there is one', () => {
    const since = (name: string) => metrics.find((metric) => metric.name === name)?.firstSeason;
    expect(
      ['field_goal_pct', 'rebounds_per_game', 'minutes_per_game', 'three_point_pct', 'usage_pct_on_court'].map(since),
    ).toEqual(['1946-47', '1950-51', '1951-52', '1979-80', '1996-97']);
  });
});

describe.each(Object.entries(families))('%s', (_, family) => {
  test.each(family.map((metric) => [metric.name, metric] as const))(
    '%s is what was worked out by hand',
    async (_name, metric) => {
      for (const example of metric.examples) {
        const [value] = await evaluate([sqlOf(metric)], example);
        expect({ worked: example.worked, value, isSame: isSame(value, example.gives) }).toEqual({
          worked: example.worked,
          value,
          isSame: true,
        });
      }
      if (divides(metric.sql)) {
        expect(await evaluate([sqlOf(metric)], nothingOf(metric.examples[0]))).toEqual([null]);
      }
    },
  );
});

describe('a formula with one thing changed', () => {
  beforeAll(async () => {
    await evaluate(['1'], { own: { one: 1 }, gives: 1, worked: '' });
  });

  test('is caught by its examples, whichever operator, constant, column or word it was', async () => {
    let made = 0;
    const survivors: string[] = [];
    for (const metric of metrics) {
      const mutants = mutantsOf(metric);
      made += mutants.length;
      const alive = new Set(mutants);
      const cases = divides(metric.sql) ? [...metric.examples, nothingOf(metric.examples[0])] : metric.examples;
      for (const example of cases) {
        const asked = [...alive];
        if (asked.length === 0) break;
        const values = await valuesOf(
          asked.map(({ sql }) => sql),
          example,
        );
        for (const [place, mutant] of asked.entries()) if (!isSame(values[place], example.gives)) alive.delete(mutant);
      }
      survivors.push(...[...alive].map(({ change }) => `${metric.name}: ${change}`));
    }
    console.info(
      `${metrics.length} metrics, ${made} formulas with one thing changed, ${made - survivors.length} caught`,
    );
    expect(survivors).toEqual([]);
    expect(made).toBeGreaterThan(metrics.length);
  });
});
