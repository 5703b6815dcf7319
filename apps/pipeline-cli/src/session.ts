import { type ObjectStore, openStore } from '@hoops/bronze-writer';
import { ConfigError, type NbaSource } from '@hoops/nba-client';
import type { Clock } from './clock.ts';
import type { Context } from './command.ts';
import type { Report } from './events.ts';
import { notLoadable, openAnySource, stoppable } from './open-any-source.ts';
import { clockOf, readSimulatedAddress } from './simulated-address.ts';
import { codeVersion } from './workspace.ts';

/** What the steps of one invocation share. */
export interface Session {
  readonly command: string;
  /** Null for commands that ask nobody. */
  readonly source: NbaSource | null;
  readonly store: ObjectStore;
  /** Address of the warehouse. It is opened by the steps that need it and never held while dbt works: DuckDB has one writer. */
  readonly warehouse: string;
  readonly python: string;
  readonly concurrency: number;
  /** Whether the stats host is asked for its further box scores too. */
  readonly advanced: boolean;
  readonly clock: Clock;
  readonly codeVersion: string;
  readonly trigger: string | null;
  readonly isSimulated: boolean;
  /** Whose data this is, in a line. */
  readonly notice: string;
  /** What the source holds that no run can load, a sentence each. */
  readonly notes: readonly string[];
  readonly report: Report;
  readonly signal: AbortSignal;
  close(): Promise<void>;
}

/** Opens what the settings name. With `asks: false` no source is opened, but the simulator's clock still counts. */
export async function openSession(
  command: string,
  { config, report, signal }: Pick<Context, 'config' | 'report' | 'signal'>,
  { asks }: { readonly asks: boolean },
): Promise<Session> {
  const address = required(config.source, 'source');
  const simulated = readSimulatedAddress(address);
  const concurrency = readConcurrency(config.concurrency);
  const store = await openStore(required(config.store, 'store'));
  const warehouse = required(config.warehouse, 'warehouse');
  const opened = asks ? await openAnySource(address, simulated) : null;
  const notes = opened === null ? [] : await notLoadable(opened);
  const source = opened === null ? null : stoppable(opened, signal);
  const session = {
    command,
    source,
    store,
    warehouse,
    python: required(config.python, 'python'),
    concurrency,
    advanced: config.advanced,
    clock: clockOf(address),
    codeVersion: config.codeVersion ?? codeVersion(),
    trigger: config.trigger,
    isSimulated: simulated !== null,
    notice: noticeOf(address, simulated?.seed ?? null, warehouse, asks),
    notes,
    report,
    signal,
    close: async () => {
      await source?.close();
    },
  };
  report({
    event: 'started',
    command,
    source: source?.url ?? null,
    store: store.url,
    warehouse,
    code_version: session.codeVersion,
    is_simulated: session.isSimulated,
    notice: session.notice,
  });
  for (const message of notes) report({ event: 'warned', message });
  return session;
}

function required(value: string | null, name: string): string {
  if (value === null || value.trim() === '') throw new ConfigError(`--${name} is empty: see --help for its forms`);
  return value.trim();
}

function readConcurrency(text: string | null): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 32) {
    throw new ConfigError(`--concurrency "${text}" is no whole number from 1 to 32: leave it out for 4`);
  }
  return value;
}

function noticeOf(source: string, seed: number | null, warehouse: string, asks: boolean): string {
  const file = warehouse.replace(/^duckdb:/, '');
  if (seed !== null) return `SIMULATED LEAGUE · seed ${seed} · no real team, player or game · ${file}`;
  if (!asks) return `no source is asked · ${file}`;
  if (source === 'nba:') return `THE REAL LEAGUE (nba.com) is asked; --source chooses another · ${file}`;
  return `source ${source} · ${file}`;
}
