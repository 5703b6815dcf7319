import { ConfigError, type GameDate, parseGameDate, parseGameId, type Resource, resources } from '@hoops/nba-client';
import type { RunRef } from './run.ts';
import { isRunId } from './run-id.ts';

/** What an object's name says: one case per kind of object. `game_id` is null where an answer is not about one game. */
export type NamedObject =
  | (RunRef & { readonly kind: 'run' })
  | (RunRef & { readonly kind: 'manifest'; readonly seal: number })
  | (RunRef & {
      readonly kind: 'body' | 'receipt';
      readonly game_id: string | null;
      readonly resource: Resource;
      readonly attempt: number;
    })
  | (RunRef & {
      readonly kind: 'outcome';
      readonly step: string;
      readonly game_id: string | null;
      /** Compact UTC start and random, `20260116T100002123Z-7f3a9c`: sorts by time. */
      readonly stamp: string;
    });

const COUNT = '([1-9]\\d{0,5})';
const RUN = /^(bronze|audit)\/game_date=([^/]+)\/run_id=([^/]+)\/(.+)$/;
const ANSWER = new RegExp(`^(?:game_id=([^/]+)/)?(${resources.join('|')})\\.${COUNT}\\.(json\\.gz|receipt\\.json)$`);
const MANIFEST = new RegExp(`^manifest\\.${COUNT}\\.json$`);
const OUTCOME = /^([a-z][a-z_]*)\/(_|\d{10})\/(\d{8}T\d{9}Z-[0-9a-f]{6})\.json$/;

/** The one place where objects get their names. Throws ConfigError when a part is not of its form, so that no name leaves its run. */
export function objectName(object: NamedObject): string {
  const name = spell(object);
  const parsed = parseObjectName(name);
  if (parsed === null || Object.entries(parsed).some(([part, value]) => object[part as keyof NamedObject] !== value)) {
    throw new ConfigError(
      `${JSON.stringify(name)} is no name of an object: give a game date, run id and game id of their forms`,
    );
  }
  return name;
}

/** What a name says; null when no object of ours has such a name. */
export function parseObjectName(name: string): NamedObject | null {
  const [, top, date, run_id, rest] = RUN.exec(name) ?? [];
  if (date === undefined || run_id === undefined || rest === undefined) return null;
  if (!isRunId(run_id) || !holds(() => parseGameDate(date))) return null;
  const run = { game_date: date as GameDate, run_id };
  if (top === 'audit') {
    const [, step, game, stamp] = OUTCOME.exec(rest) ?? [];
    if (step === undefined || game === undefined || stamp === undefined) return null;
    return { kind: 'outcome', ...run, step, game_id: game === '_' ? null : game, stamp };
  }
  if (rest === 'run.json') return { kind: 'run', ...run };
  const seal = MANIFEST.exec(rest)?.[1];
  if (seal !== undefined) return { kind: 'manifest', ...run, seal: Number(seal) };
  const [, game, resource, attempt, form] = ANSWER.exec(rest) ?? [];
  if (resource === undefined || attempt === undefined) return null;
  const ofGame = resource !== 'scoreboard' && resource !== 'schedule';
  if (ofGame !== (game !== undefined) || (game !== undefined && !holds(() => parseGameId(game)))) return null;
  return {
    kind: form === 'json.gz' ? 'body' : 'receipt',
    ...run,
    game_id: game ?? null,
    resource: resource as Resource,
    attempt: Number(attempt),
  };
}

/** Begins the names of all bronze objects of a run, of a date, or of all dates. */
export function bronzePrefix(gameDate?: GameDate, runId?: string): string {
  return prefix('bronze', gameDate, runId);
}

/** Begins the names of all outcomes of a run, of a date, or of all dates. */
export function auditPrefix(gameDate?: GameDate, runId?: string): string {
  return prefix('audit', gameDate, runId);
}

function prefix(top: string, gameDate?: GameDate, runId?: string): string {
  const date = gameDate === undefined ? '' : `game_date=${gameDate}/`;
  return `${top}/${date}${runId === undefined ? '' : `run_id=${runId}/`}`;
}

function spell(object: NamedObject): string {
  if (object.kind === 'outcome') {
    return `${auditPrefix(object.game_date, object.run_id)}${object.step}/${object.game_id ?? '_'}/${object.stamp}.json`;
  }
  const run = bronzePrefix(object.game_date, object.run_id);
  if (object.kind === 'run') return `${run}run.json`;
  if (object.kind === 'manifest') return `${run}manifest.${object.seal}.json`;
  const game = object.game_id === null ? '' : `game_id=${object.game_id}/`;
  const form = object.kind === 'body' ? 'json.gz' : 'receipt.json';
  return `${run}${game}${object.resource}.${object.attempt}.${form}`;
}

function holds(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
