import { metrics } from './families.ts';

const registered = new Set(metrics.map(({ name }) => name));

/** A dbt YAML file in which every column that is called as a metric has the metric's sentence, by reference. */
export function describeColumns(yaml: string): string {
  let name = '';
  return yaml
    .split('\n')
    .map((line) => {
      name = /^ {6}- name: (\w+)$/.exec(line)?.[1] ?? name;
      return registered.has(name) && /^ {8}description: /.test(line)
        ? `        description: '{{ doc("${name}") }}'`
        : line;
    })
    .join('\n');
}
