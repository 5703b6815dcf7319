import { describe, expect, test } from 'vitest';
import type { Postponement } from '../../src/corrections.ts';
import { cdnBoxscore } from '../../src/payloads/cdn-boxscore.ts';
import { cdnPlaybyplay } from '../../src/payloads/cdn-playbyplay.ts';
import { schedule } from '../../src/payloads/schedule.ts';
import { SeasonAt } from '../../src/payloads/season-at.ts';
import { statsBoxscoreTraditionalV3 } from '../../src/payloads/stats-boxscore-traditional-v3.ts';
import { simulateSeason } from '../../src/season.ts';

const league = simulateSeason({ seed: 8, season: '2025-26' });
const at = (instant: string, postponements: Postponement[] = []) =>
  new SeasonAt(league, { corrections: [], postponements, revision: 0 }, Date.parse(instant));
const first = league.schedule.find((game) => game.game_date === '2026-01-20');
if (first === undefined) throw new Error('No game on 2026-01-20: choose another date.');
const id = first.game_id;
const ended = league.game(id).ended_at;
const read = <T>(body: object) => JSON.parse(JSON.stringify(body)) as T;
const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

interface Box {
  game: {
    gameStatus: number;
    gameStatusText: string;
    period: number;
    attendance: number;
    homeTeam: {
      score: number;
      periods: { score: number }[];
      players: {
        starter: string;
        position?: string;
        played: string;
        statistics: { points: number; minutes: string };
      }[];
      statistics: { biggestLeadScore?: string; points: number };
    };
  };
}

describe('one game over its evening', () => {
  test('before the tip it is a shell: status 1, four zero periods, starters named, nobody has played', () => {
    const state = at(later(first.tip_off_at, -30)).state(id) ?? expect.fail();
    const { game } = read<Box>(cdnBoxscore(state));
    expect(game).toMatchObject({ gameStatus: 1, gameStatusText: 'pregame', period: 0, attendance: 0 });
    expect(game.homeTeam.periods.map((period) => period.score)).toEqual([0, 0, 0, 0]);
    expect(game.homeTeam.players.filter((player) => player.position !== undefined)).toHaveLength(5);
    expect(game.homeTeam.players.filter((player) => player.played === '1')).toEqual([]);
    expect(game.homeTeam.statistics).not.toHaveProperty('biggestLeadScore');
    const v3 = read<{ boxScoreTraditional: { homeTeam: object } }>(statsBoxscoreTraditionalV3(state));
    expect(v3.boxScoreTraditional.homeTeam).toMatchObject({ players: [], starters: null, bench: null });
  });

  test('during it the plays are a prefix of the final ones and the box adds up to them', () => {
    type Plays = {
      game: {
        actions: { actionNumber: number; scoreHome: string; personId: number; edited: string; timeActual: string }[];
      };
    };
    const numbers = (instant: string) =>
      read<Plays>(cdnPlaybyplay(at(instant).state(id) ?? expect.fail())).game.actions;
    const final = numbers(later(ended, 600));
    for (const minutes of [15, 40, 75, 110]) {
      const now = later(first.tip_off_at, minutes);
      const state = at(now).state(id) ?? expect.fail();
      expect(state.status).toBe(2);
      expect(state.status_text).toMatch(/^(Q[1-4] \d*:\d\d(\.\d)?|Half|END Q[1-4] {3})$/);
      const { game } = read<Box>(cdnBoxscore(state));
      const actions = numbers(now);
      expect(actions.map((action) => action.timeActual)).toEqual(
        final.slice(0, actions.length).map((action) => action.timeActual),
      );
      expect(String(game.homeTeam.score)).toBe(actions.at(-1)?.scoreHome);
      expect(game.homeTeam.players.reduce((sum, player) => sum + player.statistics.points, 0)).toBe(
        game.homeTeam.score,
      );
      expect(game.homeTeam.periods.reduce((sum, period) => sum + period.score, 0)).toBe(game.homeTeam.score);
      expect(actions.every((action) => Date.parse(action.edited) <= Date.parse(now))).toBe(true);
    }
  });

  test('a second before the buzzer it is live, at the buzzer final', () => {
    expect(at(later(ended, -1 / 60)).state(id)?.status).toBe(2);
    expect(at(ended).state(id)).toMatchObject({ status: 3, home_score: first.result.home_score });
  });
});

describe('a postponed game', () => {
  const move = [{ game_id: id, kind: 'postponed', from: '2026-01-20', to: '2026-02-25' }] as const;
  const listed = (instant: string, date: string) =>
    at(instant, [...move])
      .on(date)
      .filter(({ state }) => state.scheduled.game_id === id)
      .map(({ state }) => state.status_text);
  const dates = (instant: string) => {
    const season = at(instant, [...move]);
    type Body = { leagueSchedule: { gameDates: { gameDate: string; games: { gameId: string }[] }[] } };
    const body = read<Body>(schedule('2025-26', season.all(), 'cdn', season.now));
    return body.leagueSchedule.gameDates
      .filter(({ games }) => games.some((game) => game.gameId === id))
      .map(({ gameDate }) => gameDate);
  };

  test('is PPD on its first date, with status 1 and no score, for ever', () => {
    expect(listed('2026-01-20T18:00:00Z', '2026-01-20')).toEqual(['PPD']);
    expect(listed('2026-03-01T18:00:00Z', '2026-01-20')).toEqual(['PPD']);
    const ghost = at('2026-03-01T18:00:00Z', [...move])
      .on('2026-01-20')
      .find(({ state }) => state.scheduled.game_id === id);
    expect(ghost?.state).toMatchObject({ status: 1, home_score: 0, period: 0 });
  });

  test('is on one date of the schedule at a time: the old one that day, the new one from the next morning', () => {
    expect(dates('2026-01-19T18:00:00Z')).toEqual(['01/20/2026 00:00:00']);
    expect(dates('2026-01-20T18:00:00Z')).toEqual(['01/20/2026 00:00:00']);
    expect(dates('2026-01-21T18:00:00Z')).toEqual(['02/25/2026 00:00:00']);
  });

  test('is played on the new date with the same id, score and number of plays', () => {
    expect(listed('2026-01-22T18:00:00Z', '2026-02-25')).toHaveLength(1);
    const state = at('2026-03-01T18:00:00Z', [...move]).state(id) ?? expect.fail();
    expect(state).toMatchObject({ status: 3, home_score: first.result.home_score });
    expect(state.scheduled.game_date).toBe('2026-02-25');
    const body = JSON.stringify(cdnBoxscore(state));
    expect(body).toContain('"gameCode":"20260225/');
    expect(body).toContain('"gameEt":"2026-02-25T');
    expect(state.detail().plays.every((play) => play.occurred_at > '2026-02-25')).toBe(true);
  });

  test('changes the records of the games between, and of none after', () => {
    const plain = at('2026-07-01T00:00:00Z');
    const moved = at('2026-07-01T00:00:00Z', [...move]);
    const total = ({ wins, losses }: { wins: number; losses: number }) => wins + losses;
    const teams = [first.home_team_id, first.away_team_id];
    for (const game of league.schedule.filter((one) => one.season_type === 2 && one.game_id !== id)) {
      const [a, b] = [plain, moved].map((season) => total(season.state(game.game_id)?.home_record ?? expect.fail()));
      const isBetween =
        game.game_date > '2026-01-20' && game.game_date < '2026-02-25' && teams.includes(game.home_team_id);
      expect((a ?? 0) - (b ?? 0)).toBe(isBetween ? 1 : 0);
    }
    const last = league.schedule.findLast((game) => game.season_type === 2 && game.home_team_id === first.home_team_id);
    expect(moved.state(last?.game_id ?? '')?.home_record).toEqual(plain.state(last?.game_id ?? '')?.home_record);
  });
});

describe('what is not known yet', () => {
  test('playoffs are not on the calendar before the regular season is over, and unknown pairings have team 0', () => {
    const winter = at('2026-01-20T18:00:00Z').all();
    expect(winter.some(({ state }) => state.scheduled.season_type >= 4 && state.scheduled.season_type < 6)).toBe(false);
    const lastDate = league.schedule.findLast((game) => game.season_type === 2)?.game_date ?? '';
    const spring = at(`${lastDate}T23:00:00Z`);
    expect(spring.all().some(({ state }) => state.scheduled.season_type === 4)).toBe(false);
    const next = new Date(Date.parse(lastDate) + 86_400_000 * 1.5).toISOString();
    const finals = at(next)
      .all()
      .filter(({ state }) => state.scheduled.game_id.startsWith('004') && state.scheduled.game_id[7] === '4');
    expect(finals.length).toBeGreaterThan(3);
    expect(finals.every(({ state }) => state.is_tbd && state.status_text === 'TBD')).toBe(true);
    type Body = {
      leagueSchedule: { gameDates: { games: { gameId: string; gameCode: string; homeTeam: { teamId: number } }[] }[] };
    };
    const body = read<Body>(schedule('2025-26', at(next).all(), 'cdn', 0));
    const game = body.leagueSchedule.gameDates
      .flatMap(({ games }) => games)
      .find((one) => one.gameId === finals[0]?.state.scheduled.game_id);
    expect(game).toMatchObject({ gameCode: '', homeTeam: { teamId: 0 } });
  });

  test('the first round shows its teams once the play-in is over, and no wins before its first game', () => {
    const opener = league.schedule.find((game) => game.season_type === 4);
    const eve = at(later(opener?.tip_off_at ?? '', -60));
    expect(eve.state(opener?.game_id ?? '')).toMatchObject({
      is_tbd: false,
      status: 1,
      home_record: { wins: 0, losses: 0 },
      series_text: '',
    });
  });

  test('a game to come shows the records its teams have now', () => {
    const season = at('2026-01-20T12:00:00Z');
    const before = league.schedule.findLast(
      (game) =>
        game.game_date < '2026-01-20' &&
        game.season_type === 2 &&
        [game.home_team_id, game.away_team_id].includes(first.home_team_id),
    );
    const record =
      before?.home_team_id === first.home_team_id
        ? before
        : { home_wins: before?.away_wins, home_losses: before?.away_losses };
    expect(season.state(id)?.home_record).toEqual({ wins: record?.home_wins, losses: record?.home_losses });
  });
});
