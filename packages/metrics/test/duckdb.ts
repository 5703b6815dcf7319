import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { roles } from '../src/formula.ts';
import type { Example, Values } from '../src/index.ts';

const connection = (await DuckDBInstance.create(':memory:')).connect();

const literal = (value: Values[string]) =>
  value === null
    ? 'cast(null as double)'
    : typeof value === 'boolean'
      ? String(value)
      : Number.isInteger(value)
        ? `cast(${value} as bigint)`
        : `cast(${value} as double)`;

/** What expressions give over an example's lines, in DuckDB; a relation a role. */
export async function evaluate(expressions: readonly string[], example: Example): Promise<readonly DuckDBValue[]> {
  const lines = roles.flatMap((role) => {
    const values = Object.entries(example[role] ?? {});
    return values.length === 0
      ? []
      : [`(select ${values.map(([column, value]) => `${literal(value)} as ${column}`).join(', ')}) as ${role}`];
  });
  const reader = await (await connection).runAndReadAll(`select ${expressions.join(', ')} from ${lines.join(', ')}`);
  return (reader.getRowsJS()[0] ?? []).map((value) =>
    typeof value === 'bigint' ? Number(value) : value,
  ) as DuckDBValue[];
}

/** Whether a value is the expected one; floating numbers to twelve digits. */
export function isSame(value: unknown, expected: Example['gives']): boolean {
  if (typeof value === 'number' && typeof expected === 'number')
    return Math.abs(value - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
  return value === expected;
}

/** The example in which nothing happened: a fraction of it is null. */
export function nothingOf(example: Example): Example {
  const zeros = Object.fromEntries(
    roles.flatMap((role) =>
      example[role] ? [[role, Object.fromEntries(Object.keys(example[role]).map((column) => [column, 0]))]] : [],
    ),
  );
  return { ...zeros, gives: null, worked: 'nothing happened → null' };
}
