import { openStore } from '@hoops/bronze-writer';
import type { Context, Ending } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { clockOf } from '../simulated-address.ts';
import { statusFacts } from '../status-facts.ts';
import { statusText } from '../status-text.ts';
import { codeVersion } from '../workspace.ts';

/** `hoops status`: never waits for anybody who holds the warehouse. */
export async function status({ config }: Context): Promise<Ending> {
  const now = clockOf(config.source)();
  const warehouse = config.warehouse ?? '';
  const store = await openStore(config.store ?? '');
  const facts = await statusFacts(store, warehouse, now);
  const answer = config.json
    ? JSON.stringify(facts)
    : statusText(facts, { warehouse, code: config.codeVersion ?? codeVersion(), now });
  return { answer, exitCode: exitCodes.ok };
}
