import type { StoredAnswer } from '@hoops/bronze-writer';
import { beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../src/decode.ts';
import type { RowOf, StagingTable } from '../src/table.ts';
import { gameOfficials } from '../src/tables/game-officials.ts';
import { games } from '../src/tables/games.ts';
import { stagingTables } from '../src/tables/index.ts';
import { periodScores } from '../src/tables/period-scores.ts';
import { playerBoxScores } from '../src/tables/player-box-scores.ts';
import { plays } from '../src/tables/plays.ts';
import { teamBoxScores } from '../src/tables/team-box-scores.ts';
import { hasRecorded, recordedAnswers } from './recorded.ts';

const boxScores: readonly string[] = ['cdn/boxscore', 'stats/boxscoretraditionalv3'];
const further = stagingTables.filter(({ name }) =>
  /^(advanced|four_factors|misc|usage|scoring|tracking|hustle)_/.test(name),
);

describe.skipIf(!hasRecorded)('Recorded real answers', () => {
  let answers: StoredAnswer[] = [];
  let finals: StoredAnswer[] = [];
  beforeAll(() => {
    answers = recordedAnswers();
    finals = answers.filter(({ request, verdict }) => boxScores.includes(request.endpoint) && verdict === 'ok');
  });

  test('decode without a reject, whatever their verdict', () => {
    const ofTheLeague = answers.filter(({ request }) => !request.subject.startsWith('10'));
    expect(ofTheLeague.length).toBeGreaterThanOrEqual(45);
    for (const answer of ofTheLeague) {
      for (const table of stagingTables) {
        const { scopes, parsed } = decode(table, answer);
        for (const { rows, rejects } of scopes) {
          expect(rejects, `${answer.object} into ${table.name}`).toEqual([]);
          expect(rows.length, `${answer.object} into ${table.name}`).toBe(parsed);
          expect(parsed, `${answer.object} into ${table.name}`).toBeGreaterThan(0);
        }
      }
    }
  });

  test('of the WNBA are rejected play by play, for the reason that they are', () => {
    const others = answers.filter(
      ({ request }) => request.subject.startsWith('10') && request.endpoint === 'stats/playbyplayv3',
    );
    expect(others.length).toBeGreaterThan(0);
    for (const answer of others) {
      const { rows, rejects, parsed } = decode(plays, answer);
      expect(rows).toEqual([]);
      expect(rejects.length).toBe(parsed);
      for (const { column, expected, seen } of rejects) {
        expect([column, seen]).toEqual(['game_id', JSON.stringify(answer.request.subject)]);
        expect(expected).toContain('other leagues are not held');
      }
    }
  });

  test('of final games add up: players to their team, and each line to its points', () => {
    expect(new Set(finals.map(({ request }) => request.subject)).size).toBeGreaterThanOrEqual(7);
    for (const answer of finals) {
      const players = decode(playerBoxScores, answer).rows;
      for (const team of decode(teamBoxScores, answer).rows) {
        const own = players.filter(({ team_id }) => team_id === team.team_id);
        const sum = (of: (line: RowOf<typeof playerBoxScores>) => number) =>
          own.reduce((all, line) => all + of(line), 0);
        const said = `${answer.object} team ${team.team_id}`;
        expect(
          sum(({ points }) => points),
          said,
        ).toBe(team.points);
        expect(
          sum(({ field_goals_made }) => field_goals_made),
          said,
        ).toBe(team.field_goals_made);
        expect(
          sum(({ three_pointers_made }) => three_pointers_made),
          said,
        ).toBe(team.three_pointers_made);
        expect(
          sum(({ free_throws_made }) => free_throws_made),
          said,
        ).toBe(team.free_throws_made);
        expect(
          sum(({ rebounds_total }) => rebounds_total),
          said,
        ).toBe(team.rebounds_personal);
        expect(
          sum(({ assists }) => assists),
          said,
        ).toBe(team.assists);
        expect(
          sum(({ turnovers }) => turnovers),
          said,
        ).toBe(team.turnovers_personal);
        expect(
          sum(({ is_starter }) => Number(is_starter)),
          said,
        ).toBe(5);
        expect(
          Math.abs(sum(({ seconds_played }) => seconds_played ?? 0) - (team.seconds_played ?? 0)),
          said,
        ).toBeLessThan(10);
        expect(team.rebounds_offensive + team.rebounds_defensive, said).toBe(team.rebounds_personal);
      }
      for (const line of [...players, ...decode(teamBoxScores, answer).rows]) {
        const twos = line.field_goals_made - line.three_pointers_made;
        expect(2 * twos + 3 * line.three_pointers_made + line.free_throws_made).toBe(line.points);
      }
    }
  });

  test('of final games add up: periods and teams to the score, where periods are said', () => {
    let checked = 0;
    for (const answer of finals) {
      const [game] = decode(games, answer).rows;
      const periods = decode(periodScores, answer).rows;
      for (const team of decode(teamBoxScores, answer).rows) {
        expect(team.points).toBe(team.is_home ? game?.home_score : game?.away_score);
        const own = periods.filter(({ team_id }) => team_id === team.team_id);
        if (own.length === 0) continue;
        expect(own.reduce((all, { points }) => all + points, 0)).toBe(team.points);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThanOrEqual(10);
  });

  test('of further box scores give each player and team of the game a row, numbers and all', () => {
    expect(further).toHaveLength(13);
    for (const table of further) {
      const all = answers.filter(({ request }) => request.endpoint === table.from[0]?.endpoint);
      const answer = all.find(({ request }) => request.subject === '0022400561');
      const isHustle = table.name.startsWith('hustle');
      const rows = decode(table, answer as StoredAnswer).rows as Record<string, unknown>[];
      const everything = all.flatMap((each) => decode(table, each).rows) as Record<string, unknown>[];
      const isOfPlayers = table.name.includes('_player_');
      expect(rows.length, table.name).toBe(!isOfPlayers ? 2 : isHustle ? 16 : 25);
      const numbers = table.columns
        .filter(({ type }) => type === 'FLOAT64' || type === 'INT64')
        .map(({ name }) => name);
      const played = rows.filter(({ seconds_played }) => Number(seconds_played) > 0);
      expect(played.length, table.name).toBe(!isOfPlayers ? 2 : isHustle ? 16 : 17);
      for (const row of played) for (const name of numbers) expect(row[name], `${table.name} ${name}`).not.toBeNull();
      for (const name of numbers) {
        expect(
          everything.some((row) => Number(row[name]) !== 0),
          `${table.name} ${name} is ever another number than 0`,
        ).toBe(true);
      }
    }
  });

  test('name the same three officials in the summary of the anchor, and three or four in each final box score', () => {
    const of = (endpoint: string) =>
      answers.filter(({ request, verdict }) => request.endpoint === endpoint && verdict === 'ok');
    for (const answer of [...of('cdn/boxscore'), ...of('stats/boxscoresummaryv3')]) {
      const rows = decode(gameOfficials, answer).rows;
      expect([3, 4], answer.object).toContain(rows.length);
      for (const { jersey_number, official_name } of rows) {
        expect(jersey_number).toMatch(/^\d{1,2}$/);
        expect(official_name).toMatch(/\S \S/);
      }
    }
  });

  test('of one game agree between the CDN and V3, play by play, in who shot and made what', () => {
    const made = (endpoint: string) => {
      const answer = answers.find(({ request }) => request.endpoint === endpoint && request.subject === '0022400561');
      const shots = decode(plays, answer as StoredAnswer).rows.filter(({ is_field_goal }) => is_field_goal);
      return Object.groupBy(shots, ({ player_id, shot_result }) => `${player_id} ${shot_result}`);
    };
    const counts = (endpoint: string) =>
      Object.fromEntries(Object.entries(made(endpoint)).map(([who, rows]) => [who, rows?.length]));
    expect(counts('stats/playbyplayv3')).toEqual(counts('cdn/playbyplay'));
    expect(Object.keys(counts('cdn/playbyplay')).length).toBeGreaterThan(20);
  });

  test('of play-by-play end with the score of the box score', () => {
    let checked = 0;
    for (const answer of finals) {
      const [game] = decode(games, answer).rows;
      for (const other of answers) {
        if (!other.request.endpoint.includes('playbyplay') || other.verdict !== 'ok') continue;
        if (other.request.subject !== answer.request.subject) continue;
        const last = decode(plays, other).rows.findLast(({ home_score }) => home_score !== null);
        expect([last?.home_score, last?.away_score], other.object).toEqual([game?.home_score, game?.away_score]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThanOrEqual(6);
  });

  test('give V3 team rebounds and timeouts to a team', () => {
    const answer = answers.find(
      ({ request, object }) => request.endpoint === 'stats/playbyplayv3' && object.includes('0022400561'),
    );
    const rows = decode(plays as StagingTable<RowOf<typeof plays>>, answer as StoredAnswer).rows;
    const ofNobody = rows.filter(
      ({ player_id, action_type }) => player_id === null && ['Rebound', 'Timeout'].includes(action_type ?? ''),
    );
    expect(ofNobody.length).toBeGreaterThan(20);
    expect(ofNobody.filter(({ team_id }) => team_id === null)).toEqual([]);
  });
});
