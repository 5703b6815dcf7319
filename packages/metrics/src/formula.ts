/**
 * The lines that a formula may read: `own` is whose number it is, `team` his team (for rates on court: the five while he is there),
 * `opponent` the other side, `leader` the first of the standings, `shot` and `play` single events.
 */
export const roles = ['own', 'team', 'opponent', 'leader', 'shot'] as const;
export type Role = (typeof roles)[number];

export interface Term {
  readonly role: Role;
  readonly column: string;
}

const termPattern = new RegExp(`\\b(${roles.join('|')})\\.([a-z][a-z0-9_]*)`, 'g');

/** What a formula reads, each once, in order of appearance. */
export function termsOf(formula: string): readonly Term[] {
  const found = new Map<string, Term>();
  for (const [text, role, column] of formula.matchAll(termPattern)) {
    found.set(text, { role: role as Role, column: column as string });
  }
  return [...found.values()];
}

interface Writing {
  /** How the engine calls a 64-bit floating number. */
  readonly double: string;
  readonly term: (term: Term) => string;
}

/** A fraction, null when the denominator is 0 or null: DuckDB would say infinity, BigQuery would stop. Written here and nowhere else. */
export function fraction(numerator: string, denominator: string, double: string): string {
  return `(cast(${numerator} as ${double}) / nullif(${denominator}, 0))`;
}

/** A formula with its terms written as asked, and `safe_divide(a, b)` written out. */
export function writeFormula(formula: string, { double, term }: Writing): string {
  const named = formula.replace(termPattern, (_, role: Role, column: string) => term({ role, column }));
  return writeFractions(named, double);
}

function writeFractions(text: string, double: string): string {
  const call = 'safe_divide(';
  const start = text.indexOf(call);
  if (start < 0) return text;
  let depth = 1;
  let comma = -1;
  let end = start + call.length;
  for (; depth > 0; end += 1) {
    const letter = text[end];
    if (letter === undefined) throw new Error(`"${text}" has a safe_divide( that is not closed: add the parenthesis`);
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 1) comma = end;
  }
  if (comma < 0) throw new Error(`"${text}" divides by nothing: write safe_divide(numerator, denominator)`);
  const numerator = writeFractions(text.slice(start + call.length, comma).trim(), double);
  const denominator = writeFractions(text.slice(comma + 1, end - 1).trim(), double);
  return `${text.slice(0, start)}${fraction(numerator, denominator, double)}${writeFractions(text.slice(end), double)}`;
}
