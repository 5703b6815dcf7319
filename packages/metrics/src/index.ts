export { families, metrics } from './families.ts';
export type { Role } from './formula.ts';
export { type Example, type Metric, type School, sentenceOf, type Values } from './metric.ts';
export { sqlOf } from './sql-of.ts';
