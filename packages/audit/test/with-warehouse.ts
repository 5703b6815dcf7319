import { openWarehouse, type Warehouse } from '@hoops/bq-loader';

/** A warehouse in memory. */
export async function withWarehouse<T>(use: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse('duckdb::memory:');
  try {
    return await use(warehouse);
  } finally {
    await warehouse.close();
  }
}
