import type { StoredAnswer } from '@hoops/bronze-writer';
import type { BodyOf, Endpoint } from '@hoops/nba-client';
import { columnsOf } from './columns-of.ts';
import type { Field, Layers, Lineage, Scope, StagingTable, Unfold } from './table.ts';

type Intersection<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer I) => void ? I : never;

/** An item made of the league's own objects and, before them, of what must be said otherwise. Null in an early layer hides a later one. */
export function layers<const L extends readonly object[]>(...objects: L): Layers<Intersection<L[number]> & object> {
  return objects;
}

/**
 * How one endpoint's body becomes items, one for each row. Every endpoint of a table gives the same fields, under the CDN's names;
 * a layer of nulls says what a shape does not give. Nothing is copied or spread: this runs 700,000 times a season.
 */
export function unfold<E extends Endpoint, S extends Scope, I extends object>(
  endpoint: E,
  replaces: S,
  items: (body: BodyOf<E>, answer: StoredAnswer) => readonly Layers<I>[],
): Unfold<S, I> {
  return { endpoint, replaces, items };
}

type Items<U> = U extends Unfold<Scope, infer I> ? I : never;
/** The fields that every shape gives. */
type FieldOf<F extends readonly Unfold[]> = keyof Items<F[number]> & string;
/** Required of a column whose field is none of those: the compiler then lists them. */
interface EveryShapeGives<F extends readonly Unfold[]> {
  readonly everyShapeGives: FieldOf<F>;
}
type RequiredOf<C> = { [N in keyof C]: C[N] extends Field<string, unknown, false> ? N : never }[keyof C] & string;
type ValueOf<C> = C extends Field<string, infer V, infer Nullable> ? (true extends Nullable ? V | null : V) : never;
type Flat<T> = { readonly [N in keyof T]: T[N] };
/** The row that declared columns make, with the lineage. */
export type RowOfColumns<C> = Flat<{ [N in keyof C]: ValueOf<C[N]> } & Lineage>;

/**
 * One declaration of a table, from which its row type, its decoding, BigQuery's schema, DuckDB's DDL, dbt's sources and
 * `schemas/staging.json` follow. Does not compile when a column reads a field that one of the shapes lacks, when a key is nullable
 * or no column, or when what the answers replace is no column. Adds the columns of the lineage.
 */
export function defineStagingTable<
  const F extends readonly Unfold[],
  const C extends Readonly<Record<string, Field>>,
>(declared: {
  readonly name: string;
  readonly description: string;
  readonly key: readonly RequiredOf<NoInfer<C>>[];
  // Checked beside the inference, not by it: a wrong column then fails on its own line and nowhere else.
  readonly columns: C & { readonly [N in keyof C]: C[N] extends Field<FieldOf<F>> ? unknown : EveryShapeGives<F> };
  readonly from: F & readonly Unfold<RequiredOf<NoInfer<C>> & Scope>[];
}): StagingTable<RowOfColumns<C>> {
  const scopes = new Set(declared.from.map((each) => each.replaces));
  const [scope] = scopes;
  if (scope === undefined || scopes.size > 1) {
    throw new TypeError(`${declared.name} replaces ${[...scopes].join(' and ') || 'nothing'}: give it one scope`);
  }
  return {
    dataset: 'staging',
    name: declared.name,
    description: declared.description,
    key: declared.key,
    scope,
    versioned: true,
    columns: columnsOf(declared.columns),
    from: declared.from,
    fields: Object.values(declared.columns),
  };
}
