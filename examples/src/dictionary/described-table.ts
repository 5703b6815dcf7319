/** A table as the dictionary shows it. */
export interface DescribedTable {
  readonly schema: 'staging' | 'core' | 'marts' | 'audit';
  readonly name: string;
  /** Its grain, in a sentence. */
  readonly description: string;
  readonly key: readonly string[];
  readonly columns: readonly DescribedColumn[];
  /** The tables that it is made of, `staging.games`; the league's answers for staging. */
  readonly madeOf: readonly string[];
}

export interface DescribedColumn {
  readonly name: string;
  /** BigQuery's type. */
  readonly type: string;
  readonly description: string;
}
