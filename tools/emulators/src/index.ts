export { type Emulators, emulators, gcsEmulator } from './emulators.ts';
export { findPython } from './find-python.ts';
export { startBigquery } from './start-bigquery.ts';
export { startGcs } from './start-gcs.ts';
export type { Guarded } from './start-guarded.ts';
