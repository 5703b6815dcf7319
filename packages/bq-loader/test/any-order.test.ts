import { openWarehouse } from '../src/open-warehouse.ts';
import { anyOrderContract } from './any-order.contract.ts';

const histories = Number(process.env.HOOPS_HISTORIES ?? 2000);
anyOrderContract('DuckDB', () => openWarehouse('duckdb::memory:'), { histories, atOnce: 50 });
