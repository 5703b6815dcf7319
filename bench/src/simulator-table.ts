// Every target of the simulated league beside what three seeds measure. A mark says how many of them are outside its bounds.
import { measureSeason, simulateSeason, targets } from '@hoops/nba-simulator';

const season = process.argv[2] ?? '2025-26';
const seeds = (process.argv[3] ?? '1,2,3').split(',').map(Number);

const measured = seeds.map((seed) => measureSeason(simulateSeason({ seed, season })));
const show = (value: number): string => (Math.abs(value) < 1 ? value.toFixed(4) : value.toFixed(2));
const row = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(26) : cell.padStart(10))).join('');

let area = '';
let inside = 0;
for (const { name, target, low, high, isBold, ...rest } of targets) {
  if (rest.area !== area) {
    area = rest.area;
    console.log(`\n${row([area, 'target', 'low', 'high', ...seeds.map((seed) => `seed ${seed}`)])}`);
  }
  const values = measured.map((measures) => measures[name] ?? Number.NaN);
  const outside = values.filter((value) => !(value >= low && value <= high)).length;
  if (outside === 0) inside += 1;
  console.log(
    `${row([`${isBold ? '*' : ' '} ${name}`, show(target), show(low), show(high), ...values.map(show)])} ${'!'.repeat(outside)}`,
  );
}
console.log(`\n${inside} of ${targets.length} targets met by all of ${seeds.length} seeds; * is held by a test.`);
