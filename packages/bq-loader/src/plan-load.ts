import { compareMoments, compareStanding, type Standing } from './in-force.ts';
import type { LoadedAnswer, ScopeLoad } from './warehouse.ts';

/** An answer as `staging.loaded_answers` remembers it. */
export interface KnownAnswer extends Standing {
  readonly endpoint: string;
  readonly source: string;
  readonly run_id: string;
  readonly game_date: string;
  readonly fetched_at: string;
  readonly object: string;
  /** Whether the warehouse has marked it as the one in force; false for an answer that is new to it. */
  readonly is_in_force: boolean;
}

/** What is to be done with one scope load. Loads of the same scope are in different waves, in the order given. */
export interface PlannedScope {
  readonly n: number;
  readonly wave: number;
  readonly load: ScopeLoad;
  readonly answer: KnownAnswer | null;
  /** Whether its rows become the scope's rows: it is, by now, the answer in force, or no answer feeds the table. */
  readonly wins: boolean;
  /** The next answer in time that the same endpoint gave about the scope, of those loaded by now. */
  readonly next: KnownAnswer | null;
}

export interface LoadPlan {
  readonly scopes: readonly PlannedScope[];
  readonly waves: number;
  /** Answers not seen before. */
  readonly added: readonly { readonly scope: string; readonly answer: KnownAnswer }[];
  /** Per scope, the answer that is in force in the end. */
  readonly inForce: ReadonlyMap<string, KnownAnswer>;
}

const sameAnswer = (a: KnownAnswer, b: KnownAnswer) => a.endpoint === b.endpoint && compareMoments(a, b) === 0;

const instant = (text: string) => new Date(text).toISOString();

function remembered(answer: LoadedAnswer): KnownAnswer {
  const { observed_at, fetched_at } = answer;
  return { ...answer, observed_at: instant(observed_at), fetched_at: instant(fetched_at), is_in_force: false };
}

/**
 * Decides, without a warehouse, what each scope load does, given the answers that were loaded before.
 * An answer loaded again keeps the standing that it was first loaded with, and goes through the merge again when it is in force.
 */
export function planLoad(loads: readonly ScopeLoad[], known: ReadonlyMap<string, readonly KnownAnswer[]>): LoadPlan {
  const answersOf = new Map<string, KnownAnswer[]>();
  const wavesOf = new Map<string, number>();
  const scopes: PlannedScope[] = [];
  const added: { scope: string; answer: KnownAnswer }[] = [];
  const inForce = new Map<string, KnownAnswer>();
  for (const [n, load] of loads.entries()) {
    const wave = wavesOf.get(load.scope) ?? 0;
    wavesOf.set(load.scope, wave + 1);
    if (load.answer === null) {
      scopes.push({ n, wave, load, answer: null, wins: true, next: null });
      continue;
    }
    const answers = answersOf.get(load.scope) ?? [...(known.get(load.scope) ?? [])];
    answersOf.set(load.scope, answers);
    const given = remembered(load.answer);
    let answer = answers.find((each) => sameAnswer(each, given));
    if (answer === undefined) {
      answer = given;
      answers.push(given);
      added.push({ scope: load.scope, answer: given });
    }
    let best = answer;
    let next: KnownAnswer | null = null;
    for (const each of answers) {
      if (compareStanding(each, best) > 0) best = each;
      if (each.endpoint !== answer.endpoint || compareMoments(each, answer) <= 0) continue;
      if (next === null || compareMoments(each, next) < 0) next = each;
    }
    inForce.set(load.scope, best);
    scopes.push({ n, wave, load, answer, wins: best === answer, next });
  }
  return { scopes, waves: Math.max(0, ...wavesOf.values()), added, inForce };
}
