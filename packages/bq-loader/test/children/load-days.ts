// Loads versions of a day, one a transaction: warehouse, day, first and last version, and after how many a read copy is published (0: none).
import { openWarehouse, publishReadCopy } from '@hoops/bq-loader';
import { lines } from '../small-tables.ts';
import { dayLoad, totals } from '../whole-days.ts';

const [url, day, first, last, every] = process.argv.slice(2) as [string, string, string, string, string];
let warehouse = await openWarehouse(url);
await warehouse.ensure([lines, totals]);
for (let v = Number(first); v <= Number(last); v += 1) {
  await warehouse.load(dayLoad(day, v));
  if (Number(every) === 0 || v % Number(every) !== 0) continue;
  await warehouse.close();
  await publishReadCopy(url);
  warehouse = await openWarehouse(url);
}
await warehouse.close();
