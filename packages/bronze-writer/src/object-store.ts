/** Where objects are kept. An object is complete or absent, and never changes. */
export interface ObjectStore {
  /** The address it was opened by, e.g. `folder:data`. */
  readonly url: string;
  /** `exists` when the same bytes are there already; BronzeError `conflict` when others are. Durable once it resolves. */
  create(name: string, bytes: Uint8Array): Promise<'created' | 'exists'>;
  /** BronzeError `missing` when there is none. */
  read(name: string): Promise<Uint8Array>;
  /** Names that begin with the prefix, in order. */
  list(prefix: string): AsyncIterable<string>;
}
