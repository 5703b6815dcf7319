// Loads one sealed run: store, game date, run id, warehouse. HOOPS_FAILPOINT may end it on the way.
import { loadRun, openWarehouse } from '@hoops/bq-loader';
import { findRun, openStore } from '@hoops/bronze-writer';

const [store, date, run, url] = process.argv.slice(2) as [string, string, string, string];
const warehouse = await openWarehouse(url);
const opened = await openStore(store);
await loadRun(opened, warehouse, await findRun(opened, date, { run }));
await warehouse.close();
