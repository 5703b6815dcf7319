// `hoops --help` against a bare Node start, run in turn so that both meet the same machine.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/pipeline-cli/src/main.ts', import.meta.url));
const rounds = 15;

function milliseconds(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync('node', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const bare: number[] = [];
const help: number[] = [];
for (let round = 0; round < rounds; round++) {
  bare.push(milliseconds(['--eval', '0']));
  help.push(milliseconds(['--conditions=@hoops/source', main, '--help']));
}
const [bareMs, helpMs] = [median(bare), median(help)];
console.log(`bare node    ${bareMs.toFixed(0)} ms (median of ${rounds})`);
console.log(`hoops --help ${helpMs.toFixed(0)} ms`);
console.log(`above bare   ${(helpMs - bareMs).toFixed(0)} ms, limit 60 ms; ratio ${(helpMs / bareMs).toFixed(2)}`);
