import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where real recorded answers lie, which are no part of the project: HOOPS_RECORDED, or a folder beside it. */
export const recordedFolder = resolve(
  process.env.HOOPS_RECORDED ?? resolve(import.meta.dirname, '../../../../shared/nba-recorded'),
);
export const hasRecorded = existsSync(resolve(recordedFolder, 'MANIFEST.jsonl'));
