import type { TableResource } from './table-resource.ts';

/** The names that BigQuery answers with for the types that it is told. */
const answered: Record<string, string> = { INTEGER: 'INT64', FLOAT: 'FLOAT64', BOOLEAN: 'BOOL' };
const typeOf = (type: string) => answered[type] ?? type;
const modeOf = (mode: string | undefined) =>
  mode === 'REQUIRED' ? 'not null' : mode === 'REPEATED' ? 'repeated' : 'nullable';

/**
 * What must change for a table to be as declared: null when nothing, the changes when they only add (nullable columns, descriptions,
 * labels), else a sentence's end that says what stands in the way.
 */
export function compareTable(found: TableResource, declared: TableResource): null | TableResource | string {
  const has = new Map((found.schema?.fields ?? []).map((field) => [field.name, field]));
  const wanted = declared.schema?.fields ?? [];
  const missing: (typeof wanted)[number][] = [];
  for (const field of wanted) {
    const is = has.get(field.name);
    if (is === undefined) {
      if (field.mode === 'REQUIRED') return `lacks column ${field.name}, which is never null and so cannot be added`;
      missing.push(field);
    } else if (typeOf(is.type) !== field.type)
      return `has column ${field.name} as ${typeOf(is.type)}, not as ${field.type}`;
    else if (modeOf(is.mode) !== modeOf(field.mode)) {
      return `has column ${field.name} ${modeOf(is.mode)}, not ${modeOf(field.mode)}`;
    }
  }
  const names = new Map(wanted.map((field) => [field.name, field]));
  for (const name of has.keys()) if (!names.has(name)) return `has a column ${name} that is not declared`;
  const partitions = ({ timePartitioning: by }: TableResource) =>
    by === undefined ? 'not partitioned' : `partitioned by ${by.type} of ${by.field}`;
  if (partitions(found) !== partitions(declared)) return `is ${partitions(found)}, not ${partitions(declared)}`;
  const clusters = ({ clustering }: TableResource) =>
    clustering?.fields === undefined ? 'not clustered' : `clustered by ${clustering.fields.join(', ')}`;
  if (clusters(found) !== clusters(declared)) return `is ${clusters(found)}, not ${clusters(declared)}`;
  const fields = [...has.values()].map((field) => ({
    ...field,
    description: names.get(field.name)?.description ?? '',
  }));
  const described = [...has.values()].every((field, i) => (field.description ?? '') === fields[i]?.description);
  const labelled = Object.entries(declared.labels ?? {}).every(([name, value]) => found.labels?.[name] === value);
  if (missing.length === 0 && described && labelled && (found.description ?? '') === declared.description) return null;
  return {
    schema: { fields: [...fields, ...missing] },
    description: declared.description ?? '',
    labels: { ...found.labels, ...declared.labels },
  };
}
