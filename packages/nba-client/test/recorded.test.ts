import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../src/answer.ts';
import { endpoints } from '../src/endpoints/index.ts';
import { finalFaults } from '../src/final-faults.ts';
import { type FolderSource, openFolderSource } from '../src/folder-source.ts';
import { parseGameDate } from '../src/game-date.ts';
import { judge } from '../src/judge.ts';
import { listGames } from '../src/list-games.ts';
import { type ManifestLine, readManifest } from '../src/manifest-line.ts';
import { bodyOf, parseJson } from '../src/read-body.ts';
import { readRecorded, recordedAt } from '../src/read-recorded.ts';
import { type NbaRequest, request } from '../src/request.ts';
import { hasRecorded, recordedFolder } from './recorded-folder.ts';

const eastern = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'short',
});

describe.skipIf(!hasRecorded)('real recorded answers', () => {
  let lines: ManifestLine[] = [];
  let source: FolderSource;
  const judged: { line: ManifestLine; subject: string; verdict: Verdict | 'refused'; reason: string | null }[] = [];

  beforeAll(async () => {
    lines = readManifest(readFileSync(resolve(recordedFolder, 'MANIFEST.jsonl'), 'utf8'), 'MANIFEST.jsonl');
    source = await openFolderSource(`folder:${recordedFolder}`);
    for (const line of lines) {
      const bytes = await readRecorded(recordedFolder, line);
      const kind = endpoints[line.endpoint].subject;
      const season =
        kind === 'season'
          ? (parseJson(bytes) as { leagueSchedule: { seasonYear: string } }).leagueSchedule.seasonYear
          : '';
      const subject =
        kind === 'game_id' ? (line.games[0] as string) : kind === 'game_date' ? (line.date as string) : season;
      let asked: NbaRequest;
      try {
        asked = request(line.endpoint, subject);
      } catch (error) {
        judged.push({ line, subject, verdict: 'refused', reason: (error as Error).message });
        continue;
      }
      judged.push({ line, subject, ...judge(asked, 200, bytes) });
      if (judged.at(-1)?.verdict !== 'ok') continue;
      bodyOf(line.endpoint, bytes);
      expect(finalFaults({ request: asked, bytes }), line.file).toEqual([]);
    }
  });

  const of = (endpoint: string, text: RegExp): (string | null)[] =>
    judged.filter(({ line }) => line.endpoint === endpoint && text.test(line.file)).map(({ verdict }) => verdict);

  it('of our endpoints each get the verdict that they deserve', () => {
    const counts: Record<string, Record<string, number>> = {};
    for (const { line, verdict } of judged) {
      const row = counts[line.endpoint] ?? {};
      counts[line.endpoint] = { ...row, [verdict]: (row[verdict] ?? 0) + 1 };
    }
    console.info('recorded answers by endpoint and verdict', counts);
    expect(judged).toHaveLength(lines.length);
    expect(judged.filter(({ verdict }) => !['ok', 'shell', 'partial', 'refused'].includes(verdict))).toEqual([]);
  });

  it('of before tip-off are shells, of the first seconds partial, and of the end ok', () => {
    expect(of('cdn/boxscore', /pregame/)).toEqual(['shell', 'shell', 'shell']);
    expect(of('cdn/boxscore', /2026-02-11|Complete/)).toEqual(['ok', 'ok', 'ok']);
    expect(of('cdn/playbyplay', /SubComplete/)).toEqual(['partial', 'partial', 'partial']);
    expect(of('cdn/playbyplay', /GameEnd/)).toEqual(['ok', 'ok', 'ok']);
    const further = ['advanced', 'fourfactors', 'misc', 'usage', 'scoring', 'playertrack', 'summary'].map(
      (name) => `boxscore${name}v3`,
    );
    for (const name of ['boxscoretraditionalv3', 'boxscorehustlev2', ...further]) {
      expect(new Set(of(`stats/${name}`, /\/00/)), name).toEqual(new Set(['ok']));
    }
    expect(new Set([...of('cdn/todaysscoreboard', /./), ...of('stats/scoreboardv3', /./)])).toEqual(new Set(['ok']));
    expect(new Set(of('stats/scheduleleaguev2', /./))).toEqual(new Set(['ok']));
  });

  it('of another league are refused with the reason', () => {
    const others = judged.filter(({ subject }) => /^\d{10}$/.test(subject) && !subject.startsWith('00'));
    expect(others.length).toBeGreaterThan(0);
    for (const { verdict, reason } of others) {
      expect(verdict).toBe('refused');
      expect(reason).toMatch(/belongs to the WNBA/);
    }
    expect(judged.filter(({ verdict }) => verdict === 'refused')).toEqual(others);
  });

  it('of the twelve-hour scoreboard were said when their file names say', () => {
    // Its own clock shows 10:29, which is no time near six in the evening by either half of the day.
    const misnamed = '01-13-26_6p';
    let checked = 0;
    for (const line of lines.filter(
      ({ endpoint, file }) => endpoint === 'cdn/todaysscoreboard' && !file.includes(misnamed),
    )) {
      const [, month, day, year, hour, minute, half] =
        /_(\d\d)-(\d\d)-(\d\d)_(\d{1,2}?)(\d\d)?([ap])\b/.exec(line.file) ?? [];
      if (half === undefined) continue;
      const named =
        Date.parse(`20${year}-${month}-${day}T00:00Z`) +
        ((Number(hour) % 12) + (half === 'p' ? 12 : 0)) * 3_600_000 +
        Number(minute ?? 0) * 60_000;
      const said = Date.parse(`${eastern.format(new Date(recordedAt(line))).replace(' ', 'T')}Z`);
      // Names round to the hour.
      expect(Math.abs(said - named), `${line.file} read as ${recordedAt(line)}`).toBeLessThan(3_600_000);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(8);
  });

  it('give each date its games, postponed ones told apart', async () => {
    const board = async (endpoint: 'cdn/todaysscoreboard' | 'stats/scoreboardv3', date: string) =>
      listGames([await source.fetch(request(endpoint, date))], parseGameDate(date));
    const ppd = await board('cdn/todaysscoreboard', '2026-01-08');
    expect(ppd.map((game) => [game.is_final, game.is_postponed])).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [true, false],
    ]);
    expect(await board('cdn/todaysscoreboard', '2026-02-11')).toHaveLength(14);
    expect((await board('stats/scoreboardv3', '2026-04-12')).filter((game) => game.is_final)).toHaveLength(15);
    expect(await source.gamesOn(parseGameDate('2026-02-11'))).toEqual(['0022500775', '0022500776', '0022500777']);
    expect(await source.gamesOn(parseGameDate('2020-12-22'))).toEqual(['0022000001']);
  });

  it("give a date its games from the season's schedule alone", async () => {
    const schedule = await source.fetch(request('stats/scheduleleaguev2', '2024-25'));
    const games = listGames([schedule], parseGameDate('2025-01-15'));
    expect(games).toHaveLength(11);
    expect(games.every((game) => game.is_final && game.listed_by[0] === 'stats/scheduleleaguev2')).toBe(true);
  });

  it('change with the instant that is asked about', async () => {
    const before = await openFolderSource(`folder:${recordedFolder}?as_of=2026-02-12T00:05:00Z`);
    const box = request('cdn/boxscore', '0022500775');
    expect(await before.fetch(box)).toMatchObject({ verdict: 'shell' });
    expect(await source.fetch(box)).toMatchObject({ verdict: 'ok' });
  });

  it('with plays and no box score are named', async () => {
    expect((await source.contents()).plays_only).toContain('0022000180');
  });
});
