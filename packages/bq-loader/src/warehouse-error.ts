export type WarehouseReason = 'unavailable' | 'busy' | 'schema-mismatch' | 'refused' | 'lossy';

/** The warehouse did not do what was asked; nothing was changed. The message names the table or file, the rule and the way out. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError';
  readonly reason: WarehouseReason;

  constructor(reason: WarehouseReason, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.reason = reason;
  }
}
