import type { ColumnType } from '../table.ts';

/** What the two engines spell differently in the statements of a comparison. */
export interface Dialect {
  /** Lists table_name, column_name, data_type of the tables of a schema, in order. */
  readonly columnsOf: (schema: string) => string;
  readonly quote: (name: string) => string;
  readonly types: Readonly<Record<string, ColumnType>>;
  /** Text of anything but STRING, FLOAT64 and TIMESTAMP. */
  readonly text: (expression: string) => string;
  /** A FLOAT64 as `1.5000e+00`, rounded to so many digits after the point. */
  readonly scientific: (expression: string, digits: number) => string;
  /** A TIMESTAMP as microseconds since 1970. */
  readonly micros: (expression: string) => string;
  readonly md5: (expression: string) => string;
  /** Hex digits of at most 60 bits as a number. */
  readonly fromHex: (expression: string) => string;
}

const duckdb: Dialect = {
  columnsOf: (schema) => `select c.table_name, c.column_name, c.data_type
    from information_schema.columns as c
    inner join information_schema.tables as t using (table_catalog, table_schema, table_name)
    where c.table_catalog = current_database() and c.table_schema = '${schema}' and t.table_type = 'BASE TABLE'
    order by c.table_name, c.ordinal_position`,
  quote: (name) => `"${name}"`,
  types: {
    VARCHAR: 'STRING',
    TINYINT: 'INT64',
    SMALLINT: 'INT64',
    INTEGER: 'INT64',
    BIGINT: 'INT64',
    HUGEINT: 'INT64',
    FLOAT: 'FLOAT64',
    DOUBLE: 'FLOAT64',
    BOOLEAN: 'BOOL',
    DATE: 'DATE',
    TIMESTAMP: 'TIMESTAMP',
    'TIMESTAMP WITH TIME ZONE': 'TIMESTAMP',
  },
  text: (expression) => `cast(${expression} as varchar)`,
  scientific: (expression, digits) => `format('{:.${digits}e}', ${expression} + 0.0::double)`,
  micros: (expression) => `cast(epoch_us(${expression}) as varchar)`,
  md5: (expression) => `md5(${expression})`,
  fromHex: (expression) => `cast(concat('0x', ${expression}) as bigint)`,
};

const bigquery: Dialect = {
  columnsOf: (schema) => `select table_name, column_name, data_type
    from ${schema}.INFORMATION_SCHEMA.COLUMNS
    where table_name in (select table_name from ${schema}.INFORMATION_SCHEMA.TABLES where table_type = 'BASE TABLE')
    order by table_name, ordinal_position`,
  quote: (name) => `\`${name}\``,
  types: {
    STRING: 'STRING',
    INT64: 'INT64',
    FLOAT64: 'FLOAT64',
    BOOL: 'BOOL',
    DATE: 'DATE',
    TIMESTAMP: 'TIMESTAMP',
  },
  text: (expression) => `cast(${expression} as string)`,
  scientific: (expression, digits) => `format('%.${digits}e', ${expression} + 0.0)`,
  micros: (expression) => `cast(unix_micros(${expression}) as string)`,
  md5: (expression) => `to_hex(md5(${expression}))`,
  fromHex: (expression) => `cast(concat('0x', ${expression}) as int64)`,
};

/** The dialect of the warehouse at an address. */
export const dialectOf = (url: string): Dialect => (url.startsWith('bigquery:') ? bigquery : duckdb);
