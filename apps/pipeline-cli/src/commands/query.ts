import { WarehouseError } from '@hoops/bq-loader';
import { ConfigError } from '@hoops/nba-client';
import type { Context, Ending } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { openForReading } from '../read-copy.ts';
import { csvText, tableText } from '../table-text.ts';

/** `hoops query`: one statement on the read copy. A table on a terminal and in a pipe; JSON or CSV when asked. */
export async function query({ config, words, isTerminal, columns }: Context): Promise<Ending> {
  const [sql = ''] = words;
  if (sql.trim() === '')
    throw new ConfigError('the SQL is empty: write e.g. hoops query "select * from marts.standings"');
  if (config.json && config.csv) throw new ConfigError('--json and --csv were both given: choose one');
  const warehouse = await openForReading(config.warehouse ?? '');
  try {
    const rows = await warehouse.query(sql);
    const answer = config.json
      ? JSON.stringify(rows)
      : config.csv
        ? csvText(rows)
        : tableText(rows, { isTerminal, columns });
    return { answer, exitCode: exitCodes.ok };
  } catch (error) {
    if (!(error instanceof WarehouseError) || error.reason !== 'refused') throw error;
    throw new ConfigError(error.message);
  } finally {
    await warehouse.close();
  }
}
