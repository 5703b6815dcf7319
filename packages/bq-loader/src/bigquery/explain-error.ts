import { WarehouseError } from '../warehouse-error.ts';
import { judgeError, type SaidError, saidBy } from './judge-error.ts';

/** What BigQuery would not do, in our words. `what` is what was being done: "load 26 rows into staging.games". */
export function explainError(url: string, what: string, said: SaidError, cause?: unknown): WarehouseError {
  const because = { cause: cause ?? said };
  const told = said.message.replace(/[.\s]+$/, '');
  switch (judgeError(said)) {
    case 'quota': {
      const way = 'a quota comes back within minutes to a day, or with another plan; run the same command then';
      return new WarehouseError('unavailable', `${url} could not ${what} (${told}): ${way}`, because);
    }
    case 'busy': {
      const way = 'nothing was loaded; run the same command again when the other one has ended';
      return new WarehouseError(
        'busy',
        `${url} could not ${what}, as another load was under way (${told}): ${way}`,
        because,
      );
    }
    case 'denied': {
      const way = 'give the account the roles in docs/cloud.md, or log in again';
      return new WarehouseError('refused', `${url} may not ${what} (${told}): ${way}`, because);
    }
    case 'missing': {
      const way = 'call ensure() with the same tables first, and check project, location and bucket';
      return new WarehouseError('schema-mismatch', `${url} could not ${what} (${told}): ${way}`, because);
    }
    case 'refused':
    case 'exists': {
      const way = 'nothing was loaded; if its tables were changed by hand, call ensure() and see what it says';
      return new WarehouseError('schema-mismatch', `${url} could not ${what} (${told}): ${way}`, because);
    }
    default: {
      const way = 'run the same command again; what was committed stays and is not loaded twice';
      return new WarehouseError('unavailable', `${url} could not ${what} (${told}): ${way}`, because);
    }
  }
}

/** The same for whatever was thrown; errors that are ours already pass through. */
export function explain(url: string, what: string, error: unknown): unknown {
  if (error instanceof WarehouseError || error instanceof TypeError) return error;
  if (typeof error === 'object' && error !== null && (error as Error).name === 'BronzeError') {
    const said = (error as Error).message;
    return new WarehouseError(
      'unavailable',
      `${url} could not ${what} (${said}): check the work bucket and run the same command again`,
      {
        cause: error,
      },
    );
  }
  return explainError(url, what, saidBy(error), error);
}
