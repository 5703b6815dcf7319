import { openWarehouse, readCopyUrl, type Warehouse, WarehouseError } from '@hoops/bq-loader';
import { ConfigError } from '@hoops/nba-client';

/** Opens the read copy that the last run published, for reading only. ConfigError when there is none yet. */
export async function openReadCopy(url: string): Promise<Warehouse> {
  const copy = readCopyUrl(url);
  try {
    return await openWarehouse(copy, { readOnly: true });
  } catch (error) {
    if (!(error instanceof WarehouseError) || error.reason !== 'unavailable') throw error;
    const way =
      'hoops run --date=yesterday fills it (hoops demo fills duckdb:data/demo/hoops.duckdb), or name another with --warehouse';
    throw new ConfigError(`${copy}, the copy of ${url} for readers, is not there: ${way}`);
  }
}
