import type * as t from 'io-ts';
import type { Verdict } from '../answer.ts';

/** What is asked for; several endpoints may answer one resource. Those after the plays come from the stats host alone. */
export const resources = [
  'scoreboard',
  'schedule',
  'boxscore',
  'playbyplay',
  'summary',
  'advanced',
  'fourfactors',
  'misc',
  'usage',
  'scoring',
  'tracking',
  'hustle',
] as const;
export type Resource = (typeof resources)[number];
/** What a request is about, and so what its subject must parse as. */
export type SubjectKind = 'game_date' | 'game_id' | 'season';
export type Host = 'cdn' | 'stats';

/** What a body is worth as an answer; `reason` is null exactly when the verdict is `ok`. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string | null;
}

/** One address of the league's: what it is about, where it lies, what it says and what that is worth. */
export interface EndpointDefinition<B> {
  readonly name: string;
  readonly resource: Resource;
  readonly subject: SubjectKind;
  readonly host: Host;
  /** Path and query below the host. */
  path(subject: string): string;
  readonly codec: t.Type<B>;
  /** The key of the body that holds everything but `meta`. */
  readonly root: string;
  /** `eastern`: local time without offset · `utc` · `untrusted`: a twelve-hour clock without am or pm. */
  readonly clock: 'eastern' | 'utc' | 'untrusted';
  /** About a body that has its root. It must expect anything below it. */
  judge(body: unknown, subject: string): Judgement;
}

export const OK: Judgement = { verdict: 'ok', reason: null };
