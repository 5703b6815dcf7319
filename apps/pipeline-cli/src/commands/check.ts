import { checkDate, type Finding, rebuildAudit } from '@hoops/audit';
import { openStore } from '@hoops/bronze-writer';
import { ConfigError } from '@hoops/nba-client';
import { readDate } from '../clock.ts';
import type { Context, Ending } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { publish } from '../read-copy.ts';
import { clockOf } from '../simulated-address.ts';
import { withWarehouse } from '../warehouse-steps.ts';

/** `hoops check`: puts the checks to a date, or builds the audit tables again, or both. */
export async function check({ config }: Context): Promise<Ending> {
  const clock = clockOf(config.source);
  if (config.date === null && !config.rebuild)
    throw new ConfigError('no game date was given: add --date=yesterday, or --rebuild');
  const date = config.date === null ? null : readDate(config.date, clock);
  const store = await openStore(config.store ?? '');
  const warehouse = config.warehouse ?? '';
  const findings = await withWarehouse({ warehouse }, async (opened) => {
    if (config.rebuild) await rebuildAudit(store, opened);
    if (date === null) return [];
    return await checkDate(store, opened, date, { now: clock(), ...(config.run === null ? {} : { run: config.run }) });
  });
  if (config.rebuild) await publish(warehouse);
  const fails = findings.filter(({ severity }) => severity === 'fail').length;
  return {
    answer: config.json ? JSON.stringify(findings) : findingsText(date, findings, config.rebuild),
    exitCode: fails === 0 ? exitCodes.ok : exitCodes.incomplete,
  };
}

function findingsText(date: string | null, findings: readonly Finding[], isRebuilt: boolean): string {
  const rebuilt = isRebuilt ? ['audit tables built again from the outcomes'] : [];
  if (date === null) return rebuilt.join('\n');
  const lines = findings.map(
    ({ severity, check: name, message }) => `${severity === 'fail' ? '✗' : '~'} ${name.padEnd(13)}${message}`,
  );
  return [...rebuilt, ...(lines.length === 0 ? [`✓ ${date}: nothing found`] : lines)].join('\n');
}
