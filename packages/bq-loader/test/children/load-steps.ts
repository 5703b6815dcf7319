// Loads three transactions of hand-made answers into the warehouse of the first argument; HOOPS_FAILPOINT may end it on the way.
import { openWarehouse } from '@hoops/bq-loader';
import { lines, listings, steps } from '../small-tables.ts';

const warehouse = await openWarehouse(process.argv[2] as string);
await warehouse.ensure([lines, listings]);
for (const loads of steps) await warehouse.load(loads);
await warehouse.close();
