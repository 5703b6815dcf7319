import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a suite counts: how often it tried to break something, and what came of it. */
export type Proofs = Partial<
  Record<
    | 'plans'
    | 'kills'
    | 'races'
    | 'mutations'
    | 'histories'
    | 'orders'
    | 'losses_injected'
    | 'loads_polled'
    | 'reads'
    | 'naive_broken'
    | 'lost'
    | 'duplicated'
    | 'false_conflicts'
    | 'divergences'
    | 'undetected'
    | 'inconsistent_reads',
    number
  >
>;

const folder = resolve(import.meta.dirname, '../../../.nx/proofs');

/** Leaves what a suite counted where `npm test` adds it up before its last line. `project` is the package's name, `suite` one word or more of it. */
export function recordProofs(project: string, suite: string, proofs: Proofs): void {
  const path = join(folder, project);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, `${suite.replace(/[^\w-]+/g, '-')}.json`), `${JSON.stringify(proofs)}\n`);
}
