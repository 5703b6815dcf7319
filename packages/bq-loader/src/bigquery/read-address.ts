import { ConfigError } from '@hoops/nba-client';

/** What a `bigquery://` address says. */
export interface Address {
  readonly project: string;
  readonly location: string;
  /** Where rows on their way to BigQuery are put: `gs://work-bucket/load`. */
  readonly load: string;
  /** Put before the name of every dataset, e.g. `test_`. */
  readonly datasetPrefix: string;
  /** No statement may bill more. */
  readonly maxBytesBilled: string;
}

const example = 'bigquery://my-project?location=US&load=gs://my-work-bucket/load';
/** About six cents a statement at list price, and far more than a day's load reads. */
const defaultMaxBytesBilled = String(10 * 1024 ** 3);
const rules: Record<string, { rule: RegExp; say: string }> = {
  location: { rule: /^[A-Za-z][A-Za-z0-9-]*$/, say: 'a location such as US or europe-west1' },
  load: { rule: /^gs:\/\/[a-z0-9][a-z0-9._-]+(\/[A-Za-z0-9_=.-]+)*$/, say: 'a folder in a bucket, gs://bucket/load' },
  dataset_prefix: { rule: /^[A-Za-z0-9_]{1,200}$/, say: 'letters, digits and _' },
  max_bytes_billed: { rule: /^[1-9][0-9]{0,17}$/, say: 'a number of bytes' },
};

/** Parses `bigquery://PROJECT?location=…&load=gs://…[&dataset_prefix=…][&max_bytes_billed=…]`; ConfigError for anything else. */
export function readAddress(url: string): Address {
  const [, project, query = ''] = /^bigquery:\/\/([^/?#]+)\/?(?:\?(.*))?$/.exec(url) ?? [];
  if (project === undefined || !/^[a-z][a-z0-9-]{0,61}$/.test(project)) {
    throw new ConfigError(`"${url}" names no project of Google Cloud: write ${example}`);
  }
  const given = new URLSearchParams(query);
  for (const [name, value] of given) {
    const known = rules[name];
    if (known === undefined) {
      throw new ConfigError(`"${name}" in "${url}" is no setting of BigQuery: use ${Object.keys(rules).join(', ')}`);
    }
    if (!known.rule.test(value)) throw new ConfigError(`${name} in "${url}" is "${value}": give ${known.say}`);
  }
  const load = given.get('load');
  if (load === null) throw new ConfigError(`"${url}" does not say where rows are put on their way: write ${example}`);
  return {
    project,
    location: given.get('location') ?? 'US',
    load,
    datasetPrefix: given.get('dataset_prefix') ?? '',
    maxBytesBilled: given.get('max_bytes_billed') ?? defaultMaxBytesBilled,
  };
}
