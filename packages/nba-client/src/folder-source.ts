import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Answer } from './answer.ts';
import { ConfigError } from './config-error.ts';
import { fromUtcClock } from './eastern-time.ts';
import { endpoints } from './endpoints/index.ts';
import { at, text } from './endpoints/read-unknown.ts';
import { dateOfGame, type FolderContents, refusalOf, sumUp } from './folder-contents.ts';
import { type GameDate, readGameDate } from './game-date.ts';
import type { GameId } from './game-id.ts';
import { judge } from './judge.ts';
import { type ManifestLine, readManifest } from './manifest-line.ts';
import { parseJson } from './read-body.ts';
import { readRecorded, recordedAt } from './read-recorded.ts';
import { type NbaRequest, request as proven } from './request.ts';
import type { NbaSource } from './source.ts';
import { SourceError } from './source-error.ts';

/** A folder of recorded answers, which also knows what it holds. */
export interface FolderSource extends NbaSource {
  gamesOn(date: GameDate): Promise<readonly GameId[]>;
  contents(): Promise<FolderContents>;
}

interface Recorded extends ManifestLine {
  readonly observed_at: string;
}

/** Opens `folder:DIR`, with `?pick=newest` (as without) or `?as_of=INSTANT` for requests that have several answers. Throws ConfigError. */
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
  // From the oldest to the newest, so that the last that fits is the one that counts.
  const recorded = readManifest(manifest, `${folder}/MANIFEST.jsonl`)
    .map((line): Recorded => ({ ...line, observed_at: recordedAt(line) }))
    .filter((line) => asOf === null || line.observed_at <= asOf)
    .sort((a, b) => (`${a.observed_at} ${a.file}` < `${b.observed_at} ${b.file}` ? -1 : 1));

  async function readJson(line: ManifestLine): Promise<unknown> {
    const bytes = await readRecorded(root, line);
    try {
      return parseJson(bytes);
    } catch {
      return null;
    }
  }

  const subjects = new Map<ManifestLine, string | null>();
  /** What an answer is about: its line says so, or else its body. */
  async function subjectOf(line: ManifestLine): Promise<string | null> {
    const { subject } = endpoints[line.endpoint];
    if (subject === 'game_id') return line.games.length === 1 ? (line.games[0] ?? null) : null;
    if (subject === 'game_date' && line.date !== null) return line.date;
    let found = subjects.get(line);
    if (found === undefined) {
      const body = await readJson(line);
      found =
        subject === 'game_date'
          ? text(at(at(body, 'scoreboard'), 'gameDate'))
          : text(at(at(body, 'leagueSchedule'), 'seasonYear'));
      subjects.set(line, found);
    }
    return found;
  }

  async function fetch(given: NbaRequest, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Answer> {
    const asked = proven(given.endpoint, given.subject);
    if (signal?.aborted) {
      const message = `${asked.endpoint} about ${asked.subject} gave no answer: its caller gave it up`;
      throw new SourceError('unavailable', message, { request: asked, cause: signal.reason });
    }
    const fetched_at = new Date().toISOString();
    for (const line of recorded.toReversed()) {
      if (line.endpoint !== asked.endpoint || (await subjectOf(line)) !== asked.subject) continue;
      const bytes = await readRecorded(root, line);
      const { verdict, reason } = judge(asked, 200, bytes);
      const { source, file, observed_at } = line;
      return {
        request: asked,
        url: `folder:${file}`,
        status: 200,
        source,
        fetched_at,
        observed_at,
        verdict,
        reason,
        bytes,
      };
    }
    return {
      request: asked,
      url,
      status: 404,
      source: recorded[0]?.source ?? 'nba',
      fetched_at,
      observed_at: fetched_at,
      verdict: 'absent',
      reason: asOf === null ? 'not in the folder' : `not in the folder as of ${asOf}`,
      bytes: new Uint8Array(),
    };
  }

  let dates: Promise<ReadonlyMap<GameId, GameDate>> | undefined;
  /** The date that each game's newest box score carries; those of stats.nba.com carry none. */
  async function readDates(): Promise<ReadonlyMap<GameId, GameDate>> {
    const found = new Map<GameId, GameDate>();
    for (const line of recorded.filter((each) => each.endpoint === 'cdn/boxscore')) {
      const game = at(await readJson(line), 'game');
      const id = text(at(game, 'gameId'));
      const date = dateOfGame(game);
      if (id !== null && date !== null && refusalOf(id) === null) found.set(id as GameId, date);
    }
    return found;
  }

  async function gamesOn(date: GameDate): Promise<readonly GameId[]> {
    dates ??= readDates();
    const found = [...(await dates)].filter(([, on]) => on === date);
    return found.map(([id]) => id).sort((a, b) => (a < b ? -1 : 1));
  }

  async function contents(): Promise<FolderContents> {
    dates ??= readDates();
    const found = { scoreboard: new Set<string>(), boxscore: new Set<string>(), playbyplay: new Set<string>() };
    for (const line of recorded) {
      const { resource } = endpoints[line.endpoint];
      if (resource !== 'scoreboard' && resource !== 'boxscore' && resource !== 'playbyplay') continue;
      const subject = await subjectOf(line);
      if (subject !== null) found[resource].add(subject);
    }
    const all = [...(await dates).values(), ...[...found.scoreboard].map(readGameDate).filter((date) => date !== null)];
    return sumUp(all, found.boxscore, found.playbyplay);
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
    asOf = key === 'as_of' ? fromUtcClock(value) : null;
    if (asOf === null) throw new ConfigError(`"${url}" has ${key}=${value}, which is no choice: ${way}`);
  }
  return { folder, asOf };
}
