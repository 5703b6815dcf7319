export type { JobReport } from './bigquery/connection.ts';
export { type Address as BigqueryAddress, readAddress as readBigqueryAddress } from './bigquery/read-address.ts';
export {
  count,
  date,
  decimal,
  flag,
  gameId,
  id,
  instant,
  integer,
  nullable,
  season,
  seconds,
  text,
  texts,
} from './columns.ts';
export { type Decoded, type DecodedScope, decode } from './decode.ts';
export { defineStagingTable, layers, unfold } from './define-staging-table.ts';
export { declaredKeys } from './diff/declared-keys.ts';
export { type DiffExample, type DiffOptions, diffWarehouses, type TableDiff } from './diff-warehouses.ts';
export {
  type ExportFormat,
  type ExportManifest,
  type ExportOptions,
  exportFormats,
  exportTables,
} from './export-tables.ts';
export { type LoadCounts, type LoadOptions, loadRun, loadRuns } from './load-run.ts';
export { loadedAnswers, loaderVersion } from './loaded-answers.ts';
export { type OpenWarehouseOptions, openWarehouse } from './open-warehouse.ts';
export { publishReadCopy, readCopyUrl } from './publish-read-copy.ts';
export { type Filter, readTable } from './read-table.ts';
export type { Column, ColumnType, Lineage, RowOf, StagingTable, Table, TypedTable } from './table.ts';
export { games } from './tables/games.ts';
export { stagingTables } from './tables/index.ts';
export { periodScores } from './tables/period-scores.ts';
export { playerBoxScores } from './tables/player-box-scores.ts';
export { plays } from './tables/plays.ts';
export { rejects } from './tables/rejects.ts';
export { scheduleGames } from './tables/schedule-games.ts';
export { scoreboardGames } from './tables/scoreboard-games.ts';
export { teamBoxScores } from './tables/team-box-scores.ts';
export type { Cell, Counts, LoadedAnswer, Reject, Row, ScopeLoad, TableLoad, Warehouse } from './warehouse.ts';
export { WarehouseError, type WarehouseReason } from './warehouse-error.ts';
