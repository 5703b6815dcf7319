import { backendName, openEmptied } from './bigquery-backend.ts';
import { warehouseContract } from './warehouse.contract.ts';

warehouseContract(backendName, openEmptied);
