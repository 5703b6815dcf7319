// The demo's run on the installed workspace, from an empty folder: wall time, and what of it is dbt's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/pipeline-cli/src/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hoops-demo-'));
for (const round of ['first', 'second']) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('node', ['--conditions=@hoops/source', main, 'demo'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the demo ended with ${status}: ${stderr.slice(-2000)}`);
  const done = /^Done.*$/m.exec(stdout)?.[0] ?? 'no closing line';
  console.log(`${round} run  ${((performance.now() - start) / 1000).toFixed(1)} s in all (limit 30 s)\n  ${done}`);
}
rmSync(folder, { recursive: true, force: true });
