import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../src/workspace.ts';

/** Whether `npm run setup` has made the Python environment; tests that need dbt are reported as not run without it. */
export const hasDbt = existsSync(join(workspaceRoot, '.venv', 'py', 'bin', 'python'));
