import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescribedTable } from './described-table.ts';
import { Lineage } from './lineage.ts';

interface YamlColumn {
  readonly name: string;
  readonly data_type?: string;
  readonly description?: string;
  readonly data_tests?: readonly unknown[];
}
interface YamlModel {
  readonly name: string;
  readonly description?: string;
  readonly columns?: readonly YamlColumn[];
  readonly data_tests?: readonly {
    readonly unique_combination_of_columns?: { readonly arguments?: { readonly columns?: readonly string[] } };
  }[];
}

const types: Readonly<Record<string, string>> = {
  string: 'STRING',
  bigint: 'INT64',
  boolean: 'BOOL',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/** Every model of core and marts, from its entry in YAML and its SQL, dbt not started. Throws a sentence for a column that says nothing. */
export function readModels(root: string): readonly DescribedTable[] {
  const models = join(root, 'dbt', 'models');
  const lineage = new Lineage(join(root, 'dbt', 'macros'));
  const docs = readDocs(models);
  const schemaOf = new Map(
    (['core', 'marts'] as const).flatMap((schema) =>
      readdirSync(join(models, schema)).flatMap((file) =>
        file.endsWith('.sql') ? [[file.slice(0, -4), schema] as const] : [],
      ),
    ),
  );
  const seeds = new Set(
    readdirSync(join(root, 'dbt', 'seeds')).flatMap((file) => (file.endsWith('.csv') ? [file.slice(0, -4)] : [])),
  );
  const place = (name: string) =>
    name.includes('.') ? name : `${seeds.has(name) ? 'seed' : (schemaOf.get(name) ?? 'core')}.${name}`;
  const described = readYaml(root, models).map((model): DescribedTable => {
    const schema = schemaOf.get(model.name);
    if (schema === undefined)
      throw new Error(`${model.name} is described and has no SQL: remove its entry, or add its model`);
    const sql = readFileSync(join(models, schema, `${model.name}.sql`), 'utf8');
    return {
      schema,
      name: model.name,
      description: sentence(docs, model.description, `${schema}.${model.name}`),
      key: keyOf(model),
      columns: (model.columns ?? []).map((column) => ({
        name: column.name,
        type:
          types[column.data_type ?? ''] ??
          (column.data_type?.includes('float64') ? 'FLOAT64' : String(column.data_type)),
        description: sentence(docs, column.description, `${schema}.${model.name}.${column.name}`),
      })),
      madeOf: lineage
        .of(sql)
        .filter((name) => name !== model.name)
        .map(place),
    };
  });
  const missing = [...schemaOf.keys()].find((name) => !described.some((table) => table.name === name));
  if (missing !== undefined) throw new Error(`${missing} has no entry in YAML: describe it and each of its columns`);
  return described;
}

function sentence(docs: ReadonlyMap<string, string>, text: string | undefined, place: string): string {
  const said = (text ?? '')
    .replace(/\{\{\s*doc\(["'](\w+)["']\)\s*\}\}/g, (_, name: string) => docs.get(name) ?? '')
    .trim();
  if (said !== '') return said;
  throw new Error(`${place} has no description: write a sentence with its unit into its entry in YAML`);
}

function keyOf({ name, columns = [], data_tests = [] }: YamlModel): readonly string[] {
  const combination = data_tests.find((test) => test.unique_combination_of_columns)?.unique_combination_of_columns
    ?.arguments?.columns;
  const unique = columns.find((column) => column.data_tests?.some((test) => test === 'unique'));
  const key = combination ?? (unique === undefined ? [] : [unique.name]);
  if (key.length === 0) throw new Error(`${name} has no test of its key: add unique, or unique_combination_of_columns`);
  return key;
}

/** Blocks of documentation, by name. */
function readDocs(models: string): ReadonlyMap<string, string> {
  const files = readdirSync(models, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const blocks = files.flatMap((file) => [
    ...readFileSync(join(models, file), 'utf8').matchAll(/\{% docs (\w+) %\}([\s\S]*?)\{% enddocs %\}/g),
  ]);
  return new Map(blocks.map(([, name, text]) => [String(name), String(text)]));
}

/** The models of all YAML files. Python reads it, because dbt's environment has a YAML reader, and this workspace has none. */
function readYaml(root: string, models: string): readonly YamlModel[] {
  const files = (['core', 'marts'] as const).flatMap((schema) =>
    readdirSync(join(models, schema)).flatMap((file) => (file.endsWith('.yml') ? [join(models, schema, file)] : [])),
  );
  const script = `import json, sys, yaml
print(json.dumps([yaml.load(open(path, encoding='utf-8'), Loader=yaml.CSafeLoader) for path in sys.argv[1:]], default=str))`;
  const python = join(root, '.venv', 'py', 'bin', 'python');
  const { stdout, stderr, status, error } = spawnSync(python, ['-c', script, ...files], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0)
    throw new Error(`${python} could not read the YAML of dbt (${error?.message ?? stderr.trim()}): run npm run setup`);
  return (JSON.parse(stdout) as { models?: readonly YamlModel[] }[]).flatMap((file) => file.models ?? []);
}
