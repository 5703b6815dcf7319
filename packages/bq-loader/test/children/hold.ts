// Opens the warehouse of the first argument, says so, and holds it until its standard input ends. Ends with 75 when it is in use.
import { once } from 'node:events';
import { openWarehouse, WarehouseError } from '@hoops/bq-loader';

try {
  const warehouse = await openWarehouse(process.argv[2] as string, { readOnly: process.argv[3] === 'read' });
  console.log(`open ${process.pid}`);
  process.stdin.resume();
  await once(process.stdin, 'end');
  await warehouse.close();
} catch (error) {
  if (!(error instanceof WarehouseError)) throw error;
  console.log(JSON.stringify({ reason: error.reason, message: error.message }));
  process.exitCode = error.reason === 'busy' ? 75 : 65;
}
