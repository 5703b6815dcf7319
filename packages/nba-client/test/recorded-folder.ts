import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where real recorded answers lie, which are no part of the project: HOOPS_RECORDED, or a folder beside it. */
const named = resolve(process.env.HOOPS_RECORDED ?? resolve(import.meta.dirname, '../../../../shared/nba-recorded'));
export const hasRecorded = existsSync(resolve(named, 'MANIFEST.jsonl'));
/** Its real path: a file that a link leads out of the folder is refused. */
export const recordedFolder = hasRecorded ? realpathSync(named) : named;
