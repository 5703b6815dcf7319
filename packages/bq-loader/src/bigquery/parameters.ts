import type { ColumnType } from '../table.ts';
import type { Cell } from '../warehouse.ts';

/** A parameter of a statement as BigQuery's REST interface takes it. */
export interface Parameter {
  readonly name?: string | undefined;
  readonly parameterType: object;
  readonly parameterValue: object;
}

/** The fields of the structs in an array. */
export type Shape = Readonly<Record<string, ColumnType>>;

const value = (cell: Cell | undefined) => ({ value: cell === null || cell === undefined ? null : String(cell) });

export function scalar(name: string, type: ColumnType, cell: Cell): Parameter {
  return { name, parameterType: { type }, parameterValue: value(cell) };
}

export function array(name: string, type: ColumnType, cells: readonly Cell[]): Parameter {
  return {
    name,
    parameterType: { type: 'ARRAY', arrayType: { type } },
    parameterValue: { arrayValues: cells.map(value) },
  };
}

export function structs(name: string, shape: Shape, rows: readonly object[]): Parameter {
  const fields = Object.entries(shape);
  return {
    name,
    parameterType: {
      type: 'ARRAY',
      arrayType: { type: 'STRUCT', structTypes: fields.map(([field, type]) => ({ name: field, type: { type } })) },
    },
    parameterValue: {
      arrayValues: rows.map((row) => ({
        structValues: Object.fromEntries(fields.map(([field]) => [field, value((row as Record<string, Cell>)[field])])),
      })),
    },
  };
}

/** A value of a query that someone wrote, by its own type. A nothing is of type STRING, which BigQuery turns into any. */
export function positional(cell: Cell): Parameter {
  const type =
    typeof cell === 'boolean'
      ? 'BOOL'
      : typeof cell !== 'number'
        ? 'STRING'
        : Number.isInteger(cell)
          ? 'INT64'
          : 'FLOAT64';
  return { parameterType: { type }, parameterValue: value(cell) };
}
