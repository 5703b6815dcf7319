import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { startBigquery } from './start-bigquery.ts';
import { startGcs } from './start-gcs.ts';

// node --conditions=@hoops/source tools/emulators/src/with-emulators.ts COMMAND…
// Runs a command beside both emulators, which it finds by HOOPS_TEST_GCS and HOOPS_TEST_BIGQUERY, and ends as the command ends.
const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  process.stderr.write('with-emulators was given no command: write the command to run after it\n');
  process.exit(64);
}
try {
  const gcs = await startGcs();
  const bigquery = await startBigquery(gcs.url);
  const env = { ...process.env, HOOPS_TEST_GCS: gcs.url, HOOPS_TEST_BIGQUERY: bigquery.url };
  const child = spawn(command, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number>((done) => {
    child.on('error', ({ message }) => {
      process.stderr.write(`with-emulators could not start ${command}: ${message}\n`);
      done(127);
    });
    child.on('exit', (status, signal) => done(status ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
  await Promise.all([gcs.stop(), bigquery.stop()]);
  process.exit(code);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(69);
}
