import { type ExportFormat, exportFormats, exportTables, WarehouseError } from '@hoops/bq-loader';
import { metrics, sentenceOf } from '@hoops/metrics';
import { ConfigError } from '@hoops/nba-client';
import type { Context, Ending } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { modelKeys } from '../model-keys.ts';
import { openForReading } from '../read-copy.ts';
import { tableText } from '../table-text.ts';

/** `hoops export`: marts as files, with a manifest that says what is in them. */
export async function exportMarts({ config, signal, isTerminal, columns }: Context): Promise<Ending> {
  const { folder, season } = config;
  if (folder === null || folder.trim() === '') {
    throw new ConfigError('--to is missing: name the folder that the files go to, e.g. hoops export --to published');
  }
  if (season !== null && !/^\d{4}-\d{2}$/.test(season)) {
    throw new ConfigError(`--season "${season}" is no season: write e.g. 2025-26`);
  }
  const sentences = new Map(metrics.map((metric) => [metric.name, sentenceOf(metric)]));
  const options = {
    folder,
    tables: list(config.tables)?.map(readTableName),
    formats: (list(config.format) ?? [...exportFormats]).map(readFormat),
    season: season ?? undefined,
    keys: modelKeys(),
    forSpreadsheets: config.forSpreadsheets,
    describe: (_table: string, column: string) => sentences.get(column),
    signal,
  };
  const warehouse = await openForReading(config.warehouse ?? '');
  try {
    const manifest = await exportTables(warehouse, options);
    const rows = manifest.tables.map(({ table, rows: count, files }) => ({
      table,
      rows: count,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      files: files.map(({ file }) => file).join(' '),
    }));
    const notice = manifest.is_simulated ? 'SIMULATED LEAGUE · no real team, player or game\n' : '';
    const text = `${notice}${tableText(rows, { isTerminal, columns })}\n${folder}/manifest.json says what is in them`;
    return { answer: config.json ? JSON.stringify(manifest) : text, exitCode: exitCodes.ok };
  } catch (error) {
    if (!(error instanceof WarehouseError) || error.reason !== 'refused') throw error;
    throw new ConfigError(error.message);
  } finally {
    await warehouse.close();
  }
}

const list = (text: string | null) =>
  text === null ? undefined : [...new Set(text.split(',').map((word) => word.trim()))];

function readTableName(table: string): string {
  if (/^(staging|core|marts|audit)\.\w+$/.test(table)) return table;
  throw new ConfigError(`--tables "${table}" is no name of a table: write e.g. marts.player_season`);
}

function readFormat(format: string): ExportFormat {
  const known = exportFormats.find((each) => each === format);
  if (known !== undefined) return known;
  throw new ConfigError(`--format "${format}" is not known: use ${exportFormats.join(', ')}`);
}
