import { anyOrderContract } from './any-order.contract.ts';
import { backendName, emptyAddress, openPatiently } from './bigquery-backend.ts';

const histories = Number(process.env.HOOPS_BIGQUERY_HISTORIES ?? 50);
anyOrderContract(backendName, async () => openPatiently(await emptyAddress()), { histories, atOnce: 25 });
