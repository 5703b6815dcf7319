// The league as a service that keeps to the machine's clock: yesterday's games are final, those that are on are live.
// `npm run serve -w packages/nba-simulator -- --seed 1 --port 8090 --host 0.0.0.0`; it ends when it is told to.
import { parseArgs } from 'node:util';
import { startSimulator } from './server.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '8090' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
const [seed, port] = [Number(values.seed), Number(values.port)];
if (!Number.isSafeInteger(seed) || seed < 0)
  throw new RangeError(`--seed "${values.seed}" is no whole number: write e.g. 1`);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  throw new RangeError(`--port "${values.port}" is no port: write a number up to 65535, e.g. 8090`);
}

const now = () => new Date().toISOString();
const simulator = await startSimulator({ seed, port, host: values.host, now: now() });
const clock = setInterval(() => simulator.advance({ now: now() }), 30_000);
process.stdout.write(`SIMULATED LEAGUE · seed ${seed} · no real team, player or game · ${simulator.url}\n`);

const stop = async () => {
  clearInterval(clock);
  await simulator.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
