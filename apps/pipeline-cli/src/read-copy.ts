import { openWarehouse, publishReadCopy, readCopyUrl, type Warehouse, WarehouseError } from '@hoops/bq-loader';
import { ConfigError } from '@hoops/nba-client';

/** A file has one writer, so that readers get a copy of it; BigQuery reads while it is written to. */
export const isCopied = (url: string): boolean => url.startsWith('duckdb:');

/** Shows readers the warehouse as it is now, which must be closed. */
export async function publish(url: string): Promise<void> {
  if (isCopied(url)) await publishReadCopy(url);
}

/** Opens what readers read, for reading only: the copy that the last run published, or BigQuery itself. ConfigError when there is no copy yet. */
export async function openForReading(url: string): Promise<Warehouse> {
  if (!isCopied(url)) return await openWarehouse(url, { readOnly: true });
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
