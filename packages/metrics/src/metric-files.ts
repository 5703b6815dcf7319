import { dbtDocs, dbtMacros } from './dbt-files.ts';
import { metricsPage } from './metrics-page.ts';

/** The committed files that follow from the registry: path from the root → text. */
export function metricFiles(): readonly (readonly [path: string, text: string])[] {
  return [
    ['docs/metrics.md', metricsPage()],
    ['dbt/models/metrics.md', dbtDocs()],
    ['dbt/macros/metrics.sql', dbtMacros()],
  ];
}
