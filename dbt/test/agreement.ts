/** One metric: how many of our values equal the published digits, lie within half of the last digit, or differ (which). */
export interface Agreement {
  readonly metric: string;
  readonly compared: number;
  readonly exact: number;
  readonly withinRounding: number;
  readonly differing: number;
  readonly differences: readonly string[];
}

/** Who, our value, the published one. */
export type Pair = readonly [who: string, ours: number, theirs: number];

/** Compares our values with published ones that are printed with so many decimals. */
export function agree(metric: string, decimals: number, pairs: readonly Pair[]): Agreement {
  const half = 0.5 * 10 ** -decimals;
  const isExact = (ours: number, theirs: number) => Number(ours.toFixed(decimals)) === theirs;
  const isWithin = (ours: number, theirs: number) => Math.abs(ours - theirs) <= half + 1e-9;
  const exact = pairs.filter(([, ours, theirs]) => isExact(ours, theirs)).length;
  const differences = pairs.filter(([, ours, theirs]) => !isExact(ours, theirs) && !isWithin(ours, theirs));
  return {
    metric,
    compared: pairs.length,
    exact,
    withinRounding: pairs.length - exact - differences.length,
    differing: differences.length,
    differences: differences.map(([who, ours, theirs]) => `${who} ${ours.toFixed(decimals + 1)} for ${theirs}`),
  };
}

/** The tables of several games as one. */
export function mergeAgreements(tables: readonly (readonly Agreement[])[]): Agreement[] {
  const merged = new Map<string, Agreement>();
  for (const row of tables.flat()) {
    const { compared, exact, withinRounding, differing, differences } = merged.get(row.metric) ?? nothing;
    merged.set(row.metric, {
      metric: row.metric,
      compared: compared + row.compared,
      exact: exact + row.exact,
      withinRounding: withinRounding + row.withinRounding,
      differing: differing + row.differing,
      differences: [...differences, ...row.differences],
    });
  }
  return [...merged.values()];
}

const nothing = { compared: 0, exact: 0, withinRounding: 0, differing: 0, differences: [] as readonly string[] };

/** As the page of published numbers shows it: a row each metric, then their sum. */
export function agreementTable(rows: readonly Agreement[]): string {
  const total = (of: (row: Agreement) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const sums = [
    total((row) => row.compared),
    total((row) => row.exact),
    total((row) => row.withinRounding),
    total((row) => row.differing),
  ];
  return [
    '| metric | compared | exact | within rounding | differing |',
    '| --- | --: | --: | --: | --: |',
    ...rows.map(
      ({ metric, compared, exact, withinRounding, differing }) =>
        `| ${metric} | ${compared} | ${exact} | ${withinRounding} | ${differing} |`,
    ),
    `| **${rows.length} metrics** | **${sums.join('** | **')}** |`,
  ].join('\n');
}
