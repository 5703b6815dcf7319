/** A column has one type, BigQuery's; only the DuckDB adapter maps it to another. */
export type ColumnType = 'STRING' | 'INT64' | 'FLOAT64' | 'BOOL' | 'DATE' | 'TIMESTAMP';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly description: string;
}

/** A table as every engine and generator reads it. */
export interface Table {
  readonly dataset: 'staging' | 'audit';
  readonly name: string;
  readonly description: string;
  readonly key: readonly string[];
  /** The column whose value an answer replaces whole: `game_id`, `game_date`, `season`; `run_id` for rejects and audit. */
  readonly scope: string;
  /** Whether a `_versions` twin keeps every version of a row. */
  readonly versioned: boolean;
  /** The declared columns in order, then the lineage: source, run_id, fetched_at, bronze_object, row_hash. */
  readonly columns: readonly Column[];
}
