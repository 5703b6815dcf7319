import type { WarehouseError } from '@hoops/bq-loader';
import type { BronzeError } from '@hoops/bronze-writer';
import type { ConfigError, SourceError } from '@hoops/nba-client';

/** What an exit code tells whoever started us; 75 alone is worth another try. */
export const exitCodes = {
  ok: 0,
  incomplete: 1,
  wrongUse: 64,
  corrupt: 65,
  missing: 66,
  refused: 69,
  bug: 70,
  tryAgain: 75,
} as const;

const { wrongUse, corrupt, missing, refused, bug, tryAgain } = exitCodes;

// A new reason does not compile until it has an exit code here.
const source = { unavailable: tryAgain, refused } satisfies Record<SourceError['reason'], number>;
const bronze = {
  missing,
  unsealed: missing,
  unavailable: tryAgain,
  refused,
  corrupt,
  conflict: corrupt,
} satisfies Record<BronzeError['reason'], number>;
const warehouse = {
  unavailable: tryAgain,
  busy: tryAgain,
  'schema-mismatch': corrupt,
  refused: corrupt,
  lossy: corrupt,
} satisfies Record<WarehouseError['reason'], number>;

const byClass: Record<(SourceError | BronzeError | WarehouseError)['name'], Readonly<Record<string, number>>> = {
  SourceError: source,
  BronzeError: bronze,
  WarehouseError: warehouse,
};
const byName: Readonly<Record<string, Readonly<Record<string, number>>>> = byClass;
const signals: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143 };
const configError: ConfigError['name'] = 'ConfigError';

/**
 * The code to exit with when this error ended the command. Errors are known by name and reason, so that a wrong flag
 * need not load the packages.
 */
export function exitCode(error: unknown): number {
  if (!(error instanceof Error)) return bug;
  if (error.name === configError) return wrongUse;
  const reason = 'reason' in error ? String(error.reason) : '';
  if (error.name === 'Interrupted') return signals[reason] ?? 130;
  if (error.name === 'DbtError') return reason === 'missing' ? wrongUse : bug;
  return byName[error.name]?.[reason] ?? bug;
}
