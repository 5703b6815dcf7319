import type { Table } from '../table.ts';

export const list = (names: readonly string[], alias = ''): string => names.map((name) => `${alias}${name}`).join(', ');

export const matching = (key: readonly string[], a: string, b: string): string =>
  key.map((name) => `${a}.${name} = ${b}.${name}`).join(' and ');

/** The type of what a table's scopes are compared with. */
export const scopeType = (table: Table) => table.columns.find(({ name }) => name === table.scope)?.type ?? 'STRING';
