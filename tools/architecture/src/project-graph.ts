import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface ProjectGraph {
  readonly nodes: Readonly<
    Record<string, { readonly data: { readonly root: string; readonly tags?: readonly string[] } }>
  >;
  readonly dependencies: Readonly<Record<string, readonly { readonly source: string; readonly target: string }[]>>;
}

/** What `nx graph` sees in a workspace: each project with its tags, and which imports which. */
export async function projectGraph(workspace: string): Promise<ProjectGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'hoops-graph-'));
  const file = join(folder, 'graph.json');
  try {
    // No daemon: it would answer for another state of the files than the one on disk.
    await promisify(execFile)('nx', ['graph', `--file=${file}`], {
      cwd: workspace,
      env: { ...process.env, NX_DAEMON: 'false', NX_CACHE_PROJECT_GRAPH: 'false' },
    });
    return (JSON.parse(await readFile(file, 'utf8')) as { graph: ProjectGraph }).graph;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
