import { writeFormula } from './formula.ts';
import type { Metric } from './metric.ts';

const doubles = { duckdb: 'double', bigquery: 'float64' } as const;

/** A metric's formula as an engine takes it: over relations named own, team, opponent … that have the columns it reads. */
export function sqlOf({ sql }: Pick<Metric, 'sql'>, engine: keyof typeof doubles = 'duckdb'): string {
  return writeFormula(sql, { double: doubles[engine], term: ({ role, column }) => `${role}.${column}` });
}
