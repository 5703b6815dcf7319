import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Answer } from './answer.ts';
import { ConfigError } from './config-error.ts';
import { fromEasternClock, fromTwelveHourClock, fromUtcClock } from './eastern-time.ts';
import { endpoints } from './endpoints/index.ts';
import { at, text } from './endpoints/read-unknown.ts';
import type { GameDate } from './game-date.ts';
import { parseGameDate } from './game-date.ts';
import { type GameId, parseGameId } from './game-id.ts';
import { judge } from './judge.ts';
import type { RefusedGame } from './list-games.ts';
import { type ManifestLine, readManifest } from './manifest-line.ts';
import { parseJson } from './read-body.ts';
import { type NbaRequest, request as proven } from './request.ts';
import type { NbaSource } from './source.ts';
import { SourceError } from './source-error.ts';

/** A folder of recorded answers, which also knows what it holds. */
export interface FolderSource extends NbaSource {
  gamesOn(date: GameDate): Promise<readonly GameId[]>;
  contents(): Promise<FolderContents>;
}

export interface FolderContents {
  /** Dates of the scoreboards and box scores, in order. */
  readonly dates: readonly GameDate[];
  /** Games with a box score. */
  readonly games: readonly GameId[];
  /** Games with plays and no box score: they cannot be loaded as games. */
  readonly plays_only: readonly GameId[];
  /** Games of other leagues. */
  readonly refused: readonly RefusedGame[];
}

const FIRST_INSTANT = '1946-11-01T05:00:00.000Z';
const BODY_LIMIT = 64 * 1024 * 1024;
const unzip = promisify(gunzip);

/** Opens `folder:DIR`, with `?pick=newest` (as without) or `?as_of=INSTANT` when a request has several answers. Throws ConfigError. */
export async function openFolderSource(url: string): Promise<FolderSource> {
  const { folder, asOf } = parseFolderUrl(url);
  const root = await realpath(folder).catch(() => {
    throw new ConfigError(`the source "${url}" has no folder ${folder}: give the folder that holds MANIFEST.jsonl`);
  });
  const manifest = await readFile(resolve(root, 'MANIFEST.jsonl'), 'utf8').catch(() => {
    throw new ConfigError(
      `the source "${url}" has no MANIFEST.jsonl in ${folder}: write one line per recorded answer there`,
    );
  });
  const lines = readManifest(manifest, `${folder}/MANIFEST.jsonl`);

  async function read(line: ManifestLine): Promise<Uint8Array> {
    const refuse = (what: string, cause?: unknown): SourceError =>
      new SourceError('refused', `the recorded answer ${line.file} ${what}: mend the folder or its MANIFEST.jsonl`, {
        cause,
      });
    const path = await realpath(resolve(root, line.file)).catch((cause) => {
      throw refuse('is not there', cause);
    });
    if (!path.startsWith(root + sep)) throw refuse('lies outside the folder');
    let bytes: Uint8Array;
    try {
      bytes = await readFile(path);
      if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = await unzip(bytes, { maxOutputLength: BODY_LIMIT });
    } catch (cause) {
      throw refuse('cannot be read', cause);
    }
    if (line.sha256 !== null && createHash('sha256').update(bytes).digest('hex') !== line.sha256) {
      throw refuse('has not the sha256 that the manifest gives');
    }
    return bytes;
  }

  /** What a line is about, from the line where it says so, else from the body. */
  const subjects = new Map<ManifestLine, Promise<string | null>>();
  function subjectOf(line: ManifestLine): Promise<string | null> {
    const known = subjects.get(line);
    if (known) return known;
    const found = findSubject(line);
    subjects.set(line, found);
    return found;
  }
  async function findSubject(line: ManifestLine): Promise<string | null> {
    const kind = endpoints[line.endpoint].subject;
    if (kind === 'game_id') return line.games.length === 1 ? (line.games[0] ?? null) : null;
    if (kind === 'game_date' && line.date !== null) return line.date;
    const body = await readJson(line);
    return kind === 'game_date'
      ? text(at(at(body, 'scoreboard'), 'gameDate'))
      : text(at(at(body, 'leagueSchedule'), 'seasonYear'));
  }
  async function readJson(line: ManifestLine): Promise<unknown> {
    const bytes = await read(line);
    try {
      return parseJson(bytes);
    } catch {
      return null;
    }
  }

  async function fetch(given: NbaRequest): Promise<Answer> {
    const asked = proven(given.endpoint, given.subject);
    let best: { line: ManifestLine; observed_at: string } | null = null;
    for (const line of lines) {
      if (line.endpoint !== asked.endpoint || (await subjectOf(line)) !== asked.subject) continue;
      const observed_at = observedAt(line);
      if (asOf !== null && observed_at > asOf) continue;
      if (
        best === null ||
        observed_at > best.observed_at ||
        (observed_at === best.observed_at && line.file > best.line.file)
      ) {
        best = { line, observed_at };
      }
    }
    const fetched_at = new Date().toISOString();
    if (best === null) {
      const reason = asOf === null ? 'not in the folder' : `not in the folder as of ${asOf}`;
      const nothing = {
        status: 404,
        source: lines[0]?.source ?? 'nba',
        verdict: 'absent',
        bytes: new Uint8Array(),
      } as const;
      return { request: asked, url, fetched_at, observed_at: fetched_at, reason, ...nothing };
    }
    const bytes = await read(best.line);
    const { verdict, reason } = judge(asked, 200, bytes);
    const { source, file } = best.line;
    return {
      request: asked,
      url: `folder:${file}`,
      status: 200,
      source,
      fetched_at,
      observed_at: best.observed_at,
      verdict,
      reason,
      bytes,
    };
  }

  /** The date that each game's own box score carries; stats.nba.com's carries none. */
  let played: Promise<ReadonlyMap<GameId, GameDate>> | undefined;
  async function readDates(): Promise<ReadonlyMap<GameId, GameDate>> {
    const found = new Map<GameId, GameDate>();
    const boxes = lines
      .filter((line) => line.endpoint === 'cdn/boxscore')
      .sort((a, b) => (observedAt(a) < observedAt(b) ? -1 : 1));
    for (const line of boxes) {
      if (asOf !== null && observedAt(line) > asOf) continue;
      const game = at(await readJson(line), 'game');
      const id = ours(text(at(game, 'gameId')) ?? '');
      const date = dateOfGame(game);
      if (id !== null && date !== null) found.set(id, date);
    }
    return found;
  }
  async function gamesOn(date: GameDate): Promise<readonly GameId[]> {
    played ??= readDates();
    return [...(await played)]
      .filter(([, on]) => on === date)
      .map(([id]) => id)
      .sort();
  }

  async function contents(): Promise<FolderContents> {
    played ??= readDates();
    const dates = new Set((await played).values());
    const boxes = new Set<GameId>();
    const plays = new Set<GameId>();
    const refused = new Map<string, RefusedGame>();
    for (const line of lines) {
      const { resource } = endpoints[line.endpoint];
      const subject = await subjectOf(line);
      if (resource === 'scoreboard' && subject !== null) dates.add(parseGameDate(subject));
      if (resource !== 'boxscore' && resource !== 'playbyplay') continue;
      const refusal = refusalOf(subject ?? '');
      if (refusal !== null) refused.set(refusal.game_id, refusal);
      else (resource === 'boxscore' ? boxes : plays).add(subject as GameId);
    }
    return {
      dates: [...dates].sort(),
      games: [...boxes].sort(),
      plays_only: [...plays].filter((id) => !boxes.has(id)).sort(),
      refused: [...refused.values()],
    };
  }

  return { url, fetch, gamesOn, contents, close: async () => undefined };
}

function parseFolderUrl(url: string): { folder: string; asOf: string | null } {
  const [, folder = '', query = ''] = /^folder:([^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
  const way = 'write folder:DIR, folder:DIR?pick=newest or folder:DIR?as_of=2026-02-11T23:00:00Z';
  if (folder === '') throw new ConfigError(`"${url}" names no folder: ${way}`);
  let asOf: string | null = null;
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === 'pick' && value === 'newest') continue;
    asOf = key === 'as_of' && !/\d$/.test(value) ? fromUtcClock(value) : null;
    if (asOf === null) throw new ConfigError(`"${url}" has ${key}=${value}, which is no choice: ${way}`);
  }
  return { folder, asOf };
}

/** When a recorded answer was said; an unknown time counts as the start of its game date. */
function observedAt({ endpoint, captured, date }: ManifestLine): string {
  const said = captured ?? '';
  const commit = /^commit (\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(said);
  const known = commit
    ? fromUtcClock(`${commit[1]}-${commit[2]}-${commit[3]}T${commit[4]}:${commit[5]}:${commit[6]}Z`)
    : endpoints[endpoint].clock === 'untrusted'
      ? date && fromTwelveHourClock(said, date)
      : endpoints[endpoint].clock === 'utc'
        ? fromUtcClock(said)
        : fromEasternClock(said);
  return known ?? (date && fromEasternClock(`${date} 00:00:00`)) ?? FIRST_INSTANT;
}

/** The Eastern date of a CDN box score: of its tip-off, else of its code. */
function dateOfGame(game: unknown): GameDate | null {
  const tip = text(at(game, 'gameEt'))?.slice(0, 10);
  const code = /^(\d{4})(\d{2})(\d{2})\//.exec(text(at(game, 'gameCode')) ?? '');
  try {
    return parseGameDate(tip ?? (code ? `${code[1]}-${code[2]}-${code[3]}` : ''));
  } catch {
    return null;
  }
}

function refusalOf(game_id: string): RefusedGame | null {
  try {
    parseGameId(game_id);
    return null;
  } catch (cause) {
    return { game_id, reason: (cause as Error).message };
  }
}

function ours(game_id: string): GameId | null {
  return refusalOf(game_id) === null ? (game_id as GameId) : null;
}
