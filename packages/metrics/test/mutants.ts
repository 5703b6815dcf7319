import { roles } from '../src/formula.ts';
import { type Metric, type Role, sqlOf } from '../src/index.ts';

const swaps: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '>=': '>',
  '<=': '<',
  '>': '>=',
  '<': '<=',
  '=': '<>',
  and: 'or',
  or: 'and',
  not: '',
  abs: '',
  is: 'is not',
  safe_divide: 'multiply',
};
const token = /'[^']*'|[a-z_]+\.[a-z0-9_]+|[a-z_]+|\d+(?:\.\d+)?|>=|<=|<>|[-+*/<>=]|[(),]|\s+/g;

export interface Mutant {
  /** What was swapped for what. */
  readonly change: string;
  readonly sql: string;
}

/** Every formula that differs from a metric's in one operator, constant, column or word. */
export function mutantsOf({ sql, examples }: Metric): readonly Mutant[] {
  const tokens: readonly string[] = sql.match(token) ?? [];
  const kindOf = (term: string) => {
    const [role, column = ''] = term.split('.');
    return typeof examples[0][role as Role]?.[column];
  };
  const next = (each: string, all: readonly string[]): string | undefined => {
    const others = [...new Set(all)];
    return others.length > 1 ? others[(others.indexOf(each) + 1) % others.length] : undefined;
  };
  const terms = tokens.filter((each) => roles.some((role) => each.startsWith(`${role}.`)));
  const words = tokens.filter((each) => each.startsWith("'"));
  const other = (each: string): string | undefined => {
    if (/^\d/.test(each)) return String(Number(each) + 1);
    if (each.startsWith("'")) return next(each, words);
    if (terms.includes(each))
      return next(
        each,
        terms.filter((term) => kindOf(term) === kindOf(each)),
      );
    return swaps[each];
  };
  return tokens.flatMap((each, place) => {
    const swapped = other(each);
    if (swapped === undefined) return [];
    const text = tokens.with(place, swapped).join('');
    return [{ change: `${each} → ${swapped || 'nothing'}`, sql: sqlOf({ sql: text }) }];
  });
}
