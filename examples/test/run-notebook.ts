import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Notebook {
  readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[];
}

/**
 * Runs the code cells of a notebook one after the other in one module, and gives what the last expression of each is (its `svg` where it
 * is a chart). The notebook is Deno's; what it uses of Node, Deno has as well, so that either can run it.
 */
export function runNotebook(
  file: string,
  folder: string,
  env: Readonly<Record<string, string>>,
  runtime: readonly string[],
): readonly unknown[] {
  const { cells } = JSON.parse(readFileSync(file, 'utf8')) as Notebook;
  const code = cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
  const module = join(folder, 'notebook.mjs');
  const shown = code.map(showLast).join('\n');
  writeFileSync(
    module,
    `const shown = [];\n${shown}\nconsole.log(JSON.stringify(shown.map((each) => each?.svg ?? each)));\n`,
  );
  const [command = process.execPath, ...flags] = runtime;
  const { status, stdout, stderr } = spawnSync(command, [...flags, module], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${file} stopped: ${stderr}`);
  return JSON.parse(stdout) as readonly unknown[];
}

/** A kernel shows the expression that a cell ends with: it begins in the last line that is not indented and closes nothing. */
function showLast(cell: string): string {
  const lines = cell.split('\n');
  const start = lines.findLastIndex(
    (line) => /^[a-z]\w*[.(]?/.test(line) && !/^(const|let|import|function|async)\b/.test(line),
  );
  const rest = lines.slice(start).join('\n');
  return start < 0 ? cell : `${lines.slice(0, start).join('\n')}\nshown.push(${rest.replace(/;\s*$/, '')});`;
}
