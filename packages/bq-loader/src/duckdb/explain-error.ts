import { WarehouseError } from '../warehouse-error.ts';

const firstSentence = (error: unknown) =>
  String(error instanceof Error ? error.message : error)
    .split('\n')[0]
    ?.trim() ?? '';

/** What an attempt to open a file came to, in our words. */
export function explainOpenError(url: string, error: unknown): WarehouseError {
  const said = firstSentence(error);
  const because = { cause: error };
  if (/lock on file/i.test(said)) {
    const pid = /PID (\d+)/.exec(said)?.[1];
    return busy(url, pid === undefined ? 'another process' : `process ${pid}`, because);
  }
  if (/No such file/i.test(said)) {
    return new WarehouseError(
      'unavailable',
      `there is no warehouse ${url}: load a run into it first, or correct the path`,
      because,
    );
  }
  if (/not a valid DuckDB|version number|external extensions|serializ|corrupt|checksum/i.test(said)) {
    const way = 'give a path of its own to the warehouse, or remove the file';
    return new WarehouseError(
      'refused',
      `${url} is no DuckDB file that this version can read (${said}): ${way}`,
      because,
    );
  }
  return new WarehouseError(
    'unavailable',
    `${url} cannot be opened (${said}): give a path in a folder that can be written`,
    because,
  );
}

export function busy(url: string, holder: string, options: { cause?: unknown } = {}): WarehouseError {
  const way = 'wait until it ends, or read the copy that is published after each run';
  return new WarehouseError('busy', `${url} is in use by ${holder}, and DuckDB has one writer: ${way}`, options);
}

/** What went wrong inside a load or an ensure, in our words. Errors that are ours already pass through. */
export function explainLoadError(url: string, error: unknown): unknown {
  if (error instanceof WarehouseError || error instanceof TypeError) return error;
  const said = firstSentence(error);
  const because = { cause: error };
  if (/^(IO|Out of Memory|TransactionContext|FATAL|INTERNAL)\b/i.test(said)) {
    const way = 'nothing was loaded; make room or access, and run the same command again';
    return new WarehouseError('unavailable', `${url} could not be written (${said}): ${way}`, because);
  }
  if (/^(Conversion|Constraint|Invalid Input|Out of Range)\b/i.test(said)) {
    const way = 'nothing was loaded; reject such items where the answer is decoded';
    return new WarehouseError('lossy', `${url} cannot hold a row as it is (${said}): ${way}`, because);
  }
  if (/^(Catalog|Binder)\b/i.test(said)) {
    const way = 'call ensure() with the same tables before load()';
    return new WarehouseError(
      'schema-mismatch',
      `${url} is not laid out as the load expects (${said}): ${way}`,
      because,
    );
  }
  return error;
}

/** What a query that someone wrote came to. */
export function explainQueryError(url: string, error: unknown): unknown {
  if (error instanceof WarehouseError) return error;
  const said = firstSentence(error);
  return new WarehouseError('refused', `${url} cannot answer this query (${said}): correct the SQL`, { cause: error });
}
