import { WarehouseError } from '../warehouse-error.ts';
import type { Connection } from './connection.ts';
import { explainError } from './explain-error.ts';
import { judgeError, saidBy } from './judge-error.ts';
import { waits } from './wait.ts';

/** Sends a request until it is answered: one whose reply is lost, or that comes too fast, is sent again. It must be one that may be sent twice. */
export async function retry<T>(connection: Connection, what: string, send: () => Promise<T>): Promise<T> {
  const wait = waits(connection.patience);
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof WarehouseError) throw error;
      const said = saidBy(error);
      const fate = judgeError(said);
      // Without a code the reply was no answer at all: a connection that broke, or text that is no JSON.
      const again = fate === 'lost' || fate === 'rate' || fate === 'fault' || said.code === undefined;
      if (again && (await wait())) continue;
      throw explainError(connection.url, what, again ? { code: 503, message: said.message } : said, error);
    }
  }
}
