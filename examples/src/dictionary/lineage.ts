import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const refPattern = /\bref\(\s*['"](\w+)['"]\s*\)/g;
const sourcePattern = /\bsource\(\s*['"](\w+)['"]\s*,\s*['"](\w+)['"]\s*\)/g;

interface Macro {
  readonly refs: readonly string[];
  readonly body: string;
}

/** What models read, from their SQL and that of the macros they call: names of models, or `staging.games`. */
export class Lineage {
  readonly #macros: ReadonlyMap<string, Macro>;

  constructor(macrosFolder: string) {
    const texts = readdirSync(macrosFolder)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => readFileSync(join(macrosFolder, file), 'utf8'));
    this.#macros = new Map(
      texts.flatMap((text) =>
        [...text.matchAll(/\{%-?\s*macro\s+(\w+)\([\s\S]*?endmacro\s*-?%\}/g)].map(
          ([body, name]) => [String(name), { body, refs: refsIn(body) }] as const,
        ),
      ),
    );
  }

  of(sql: string): readonly string[] {
    const found = new Set(refsIn(sql));
    const seen = new Set<string>();
    const follow = (text: string) => {
      for (const [, name = ''] of text.matchAll(/\b(\w+)\(/g)) {
        const macro = this.#macros.get(name);
        if (macro === undefined || seen.has(name)) continue;
        seen.add(name);
        for (const ref of macro.refs) found.add(ref);
        follow(macro.body);
      }
    };
    follow(sql);
    return [...found].sort();
  }
}

function refsIn(sql: string): readonly string[] {
  const models = [...sql.matchAll(refPattern)].map(([, name]) => String(name));
  const sources = [...sql.matchAll(sourcePattern)].map(([, schema, table]) => `${schema}.${table}`);
  return [...models, ...sources];
}
