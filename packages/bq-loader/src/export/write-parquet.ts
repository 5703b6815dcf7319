import type { DiffColumn } from '../diff/list-tables.ts';
import { duckdbTypes } from '../duckdb/cells.ts';
import type { ColumnType } from '../table.ts';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Writes a CSV of `csvLine` as Parquet, each column in its type. DuckDB is imported here, not before, and works beside the warehouse. */
export async function writeParquet(csv: string, parquet: string, columns: readonly DiffColumn[]): Promise<void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    memory_limit: '256MiB',
    threads: '1',
  });
  try {
    const connection = await instance.connect();
    const named = columns
      .map(({ name, type }) => `${quoted(name)}: ${quoted(duckdbTypes[type as ColumnType] ?? type)}`)
      .join(', ');
    await connection.run(`copy (
      select * from read_csv(${quoted(csv)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
        new_line = '\\r\\n', nullstr = '', allow_quoted_nulls = false, max_line_size = 10000000, columns = {${named}})
    ) to ${quoted(parquet)} (format parquet, compression zstd)`);
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}
