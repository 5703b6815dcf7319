import { type NbaRequest, type NbaSource, SourceError } from '@hoops/nba-client';
import type { FetchOptions } from './fetch-options.ts';
import { keepAnswer, keepRefusal } from './keep-answer.ts';
import type { ObjectStore } from './object-store.ts';
import type { Control, Receipt } from './receipt.ts';
import type { RunRef } from './run.ts';

/** What asks for one run, and keeps what comes. */
export interface Asking {
  readonly source: NbaSource;
  readonly store: ObjectStore;
  readonly run: RunRef;
  readonly options: FetchOptions;
  /** Called when a request is refused, to tell a source that refuses everything from one that has not this. */
  readonly control?: ((request: NbaRequest) => Promise<Control | null>) | undefined;
}

/** Asks once and keeps the record, whatever comes: an answer of any verdict, or none. */
async function ask({ source, store, run, options, control }: Asking, request: NbaRequest): Promise<Receipt> {
  const { signal, now } = options;
  options.onRequest?.(request);
  let receipt: Receipt;
  try {
    const answer = await source.fetch(request, { signal });
    const refused = answer.verdict === 'absent' && answer.status === 403;
    receipt = await keepAnswer(store, run, answer, { control: refused ? await control?.(request) : null });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const refused = error.reason === 'refused' ? await control?.(request) : null;
    receipt = await keepRefusal(store, run, request, error, { control: refused ?? null, now });
  }
  options.onReceipt?.(receipt);
  return receipt;
}

/** Asks for a resource at its addresses in turn until one answers `ok`. What the run holds an `ok` answer to already is not asked again. */
export async function askInTurn(
  asking: Asking,
  requests: readonly NbaRequest[],
  held: readonly Receipt[],
): Promise<Receipt[]> {
  const answered = requests.flatMap((request) =>
    held.filter((receipt) => receipt.verdict === 'ok' && same(receipt, request)),
  );
  if (answered.length > 0) return answered;
  const receipts: Receipt[] = [];
  for (const request of requests) {
    const receipt = await ask(asking, request);
    receipts.push(receipt);
    if (receipt.verdict === 'ok') break;
  }
  return receipts;
}

function same(receipt: Receipt, request: NbaRequest): boolean {
  return receipt.endpoint === request.endpoint && receipt.subject === request.subject;
}
