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

/** As the page of published numbers shows it: one row a metric, reasons beside what differs. */
export function agreementTable(rows: readonly Agreement[], reasons: Readonly<Record<string, string>>): string {
  const lines = rows.map(
    ({ metric, compared, exact, withinRounding, differing }) =>
      `| ${metric} | ${compared} | ${exact} | ${withinRounding} | ${differing} | ${differing > 0 ? (reasons[metric] ?? '') : ''} |`,
  );
  const total = (of: (row: Agreement) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const sums = [
    total((row) => row.compared),
    total((row) => row.exact),
    total((row) => row.withinRounding),
    total((row) => row.differing),
  ];
  return [
    '| metric | compared | exact | within rounding | differing | why |',
    '| --- | --: | --: | --: | --: | --- |',
    ...lines,
    `| **all ${rows.length}** | **${sums.join('** | **')}** | |`,
  ].join('\n');
}
