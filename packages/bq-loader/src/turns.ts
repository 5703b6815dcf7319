import { WarehouseError } from './warehouse-error.ts';

/** The turns in which a warehouse's connection is used, one after the other, until it is closed. Every adapter has one for its writes. */
export class Turns {
  readonly #url: string;
  readonly #readOnly: boolean;
  #last: Promise<unknown> = Promise.resolve();
  #isClosed: boolean = false;

  constructor(url: string, readOnly: boolean) {
    this.#url = url;
    this.#readOnly = readOnly;
  }

  /** Takes a turn that writes. WarehouseError `refused` when the warehouse is open for reading only, else as `take`. */
  async write<T>(work: () => Promise<T>): Promise<T> {
    if (this.#readOnly) {
      throw new WarehouseError(
        'refused',
        `${this.#url} is open for reading only: open it without readOnly to load into it`,
      );
    }
    return await this.take(work);
  }

  /** Does the work when all before it is done. WarehouseError `unavailable` when the warehouse is closed. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      this.refuseClosed();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return await turn;
  }

  refuseClosed(): void {
    if (this.#isClosed) throw new WarehouseError('unavailable', `${this.#url} is closed: open it again`);
  }

  /** Waits for what is under way. True the first time: then there is something to close. */
  async end(): Promise<boolean> {
    await this.#last;
    if (this.#isClosed) return false;
    this.#isClosed = true;
    return true;
  }
}
