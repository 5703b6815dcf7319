import type { Cell, Row } from '../warehouse.ts';
import { WarehouseError } from '../warehouse-error.ts';

export interface ResultField {
  readonly name: string;
  readonly type: string;
  readonly mode?: string;
}
export interface ResultRow {
  readonly f: readonly { readonly v: unknown }[];
}

/** A row of a result as plain cells. */
export function toRow(fields: readonly ResultField[], { f }: ResultRow): Row {
  return Object.fromEntries(fields.map((field, i) => [field.name, toCell(field, f[i]?.v ?? null)]));
}

/**
 * A value of a result as a plain cell. Whole numbers become numbers where they are exact; one beyond 2^53 is WarehouseError `refused`, since
 * a column that is sometimes text would be a trap. Lists and the like become their text.
 */
function toCell({ name, type, mode }: ResultField, value: unknown): Cell {
  if (value === null) return null;
  if (mode === 'REPEATED' || typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  switch (type) {
    case 'INTEGER':
    case 'INT64': {
      const number = Number(text);
      if (Number.isSafeInteger(number)) return number;
      throw new WarehouseError(
        'refused',
        `column ${name} of the result holds ${text}, a whole number beyond 2^53 that would lose digits: cast it to string or float64 in the query`,
      );
    }
    case 'FLOAT':
    case 'FLOAT64':
    case 'NUMERIC':
    case 'BIGNUMERIC':
      return Number(text.replace(/^(-?)inf(inity)?$/i, '$1Infinity'));
    case 'BOOLEAN':
    case 'BOOL':
      return text === 'true';
    case 'TIMESTAMP':
      // Asked for as microseconds since 1970.
      return new Date(Number(BigInt(text) / 1000n)).toISOString();
    default:
      return text;
  }
}
