import type { TableLoad } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

const called: Record<string, string> = { nba: "the league's rows", simulator: 'simulated rows' };

/** A file of its own for the other source, beside this one. */
function otherUrl(url: string, source: string): string {
  if (!/\.\w+$/.test(url)) return `${url}-${source}`;
  return url.replace(/(\.\w+)$/, `-${source}$1`);
}

/** WarehouseError `refused` when the loads are of another source than the warehouse (null: it is empty yet) or of two. */
export function checkSource(url: string, held: string | null, loads: readonly TableLoad[]): void {
  let source = held;
  for (const { scopes } of loads) {
    for (const { answer } of scopes) {
      if (answer === null || answer.source === source) continue;
      if (source === null) {
        source = answer.source;
        continue;
      }
      const both = `${called[source] ?? source} and ${called[answer.source] ?? answer.source}`;
      throw new WarehouseError(
        'refused',
        `${both} may not share ${url}, which holds the former: load the latter into a warehouse of its own, e.g. ${otherUrl(url, answer.source)}`,
      );
    }
  }
}
