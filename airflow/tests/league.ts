// A simulated league for the tests, at one address for as long as this process lives: each line of stdin is a JSON object, each answer a line of JSON.
// `{"now":"…","faults":[…],"corrections":[…]}` opens it anew, `{}` only answers; both tell how many requests it has had since it was opened.
import { createInterface } from 'node:readline';
import { type Simulator, startSimulator } from '@hoops/nba-simulator';

const league = { seed: 1, season: '2025-26' };
let simulator: Simulator | null = null;

for await (const line of createInterface({ input: process.stdin })) {
  const options = JSON.parse(line);
  if (simulator === null || Object.keys(options).length > 0) {
    const port: number = simulator === null ? 0 : Number(new URL(simulator.url).port);
    await simulator?.close();
    simulator = await startSimulator({ ...league, ...options, port });
  }
  const answer = { url: simulator.url, requests: simulator.requests().length, faults: simulator.faultCounts() };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await simulator?.close();
