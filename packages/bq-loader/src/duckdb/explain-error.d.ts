import { WarehouseError } from '../warehouse-error.ts';
/** What an attempt to open a file came to, in our words. */
export declare function explainOpenError(url: string, error: unknown): WarehouseError;
export declare function busy(
  url: string,
  holder: string,
  options?: {
    cause?: unknown;
  },
): WarehouseError;
/** What went wrong inside a load or an ensure, in our words. Errors that are ours already pass through. */
export declare function explainLoadError(url: string, error: unknown): unknown;
/** What a query that someone wrote came to. */
export declare function explainQueryError(url: string, error: unknown): unknown;
