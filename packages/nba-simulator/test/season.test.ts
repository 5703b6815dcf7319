import { describe, expect, it } from 'vitest';
import { simulateSeason } from '../src/season.ts';
import type { League, ScheduledGame } from '../src/sim-game.ts';

const oldest = simulateSeason({ seed: 1, season: '1999-00' });
const leagues = [
  oldest,
  simulateSeason({ seed: 3, season: '2024-25' }),
  simulateSeason({ seed: 5, season: '2030-31' }),
];
const regularOf = (league: League): readonly ScheduledGame[] =>
  league.schedule.filter(({ season_type }) => season_type === 2);
const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
const isIn = (game: ScheduledGame, teamId: number): boolean =>
  game.home_team_id === teamId || game.away_team_id === teamId;

describe.each(leagues.map((league) => [`${league.season} of seed ${league.seed}`, league] as const))(
  'season %s',
  (_, league) => {
    const regular = regularOf(league);
    const yy = league.season.slice(2, 4);

    it('has 1,230 regular games under the ids 1 to 1,230, and every id once', () => {
      expect(regular.map(({ game_id }) => game_id).sort()).toEqual(
        Array.from({ length: 1230 }, (_, i) => `002${yy}${String(i + 1).padStart(5, '0')}`),
      );
      expect(new Set(league.schedule.map(({ game_id }) => game_id)).size).toBe(league.schedule.length);
      expect(regular.map(({ game_id }) => game_id)).not.toEqual(regular.map(({ game_id }) => game_id).sort());
    });

    it('gives each team 82 games, 41 of them at home, and never two on a date or three days running', () => {
      for (const { team_id } of league.teams) {
        const own = regular.filter((game) => isIn(game, team_id));
        expect(own).toHaveLength(82);
        expect(own.filter((game) => game.home_team_id === team_id)).toHaveLength(41);
        const days = own.map(({ game_date }) => dayOf(game_date));
        days.forEach((day, i) => {
          expect(day - (days[i - 1] ?? day - 1)).toBeGreaterThanOrEqual(1);
          if (i > 1) expect(day - (days[i - 2] as number)).toBeGreaterThan(2);
        });
      }
    });

    it('lets teams of one conference meet three to five times, others once to three times, mostly 4, 3 and 2', () => {
      const met = new Map<string, number>();
      for (const { home_team_id: a, away_team_id: b } of regular) {
        const pair = [Math.min(a, b), Math.max(a, b)].join();
        met.set(pair, (met.get(pair) ?? 0) + 1);
      }
      const counts = { same: new Map<number, number>(), other: new Map<number, number>() };
      for (const [pair, count] of met) {
        const [a, b] = pair.split(',').map(Number) as [number, number];
        const row = a <= 1610699915 === b <= 1610699915 ? counts.same : counts.other;
        row.set(count, (row.get(count) ?? 0) + 1);
      }
      expect(Math.min(...counts.same.keys())).toBeGreaterThanOrEqual(3);
      expect(Math.max(...counts.same.keys())).toBeLessThanOrEqual(6);
      expect(counts.other.get(2) ?? 0).toBeGreaterThan(215);
      expect((counts.same.get(4) ?? 0) + (counts.same.get(3) ?? 0)).toBeGreaterThan(195);
    });

    it('plays on 163 dates from October to April with at most 15 games, and rests when the league does', () => {
      const dates = new Map<string, number>();
      for (const { game_date } of regular) dates.set(game_date, (dates.get(game_date) ?? 0) + 1);
      const days = [...dates.keys()].sort();
      expect(days).toHaveLength(163);
      expect(Math.max(...dates.values())).toBeLessThanOrEqual(15);
      expect(days[0]?.slice(5, 7)).toBe('10');
      expect(days.at(-1)?.slice(5, 7)).toBe('04');
      expect(dates.has(`${league.season.slice(0, 4)}-12-24`)).toBe(false);
      const longestRest = Math.max(...days.map((day, i) => (i === 0 ? 0 : dayOf(day) - dayOf(days[i - 1] as string))));
      expect(longestRest).toBe(7);
    });

    it('plays the Cup: 60 group games, four of a team, quarterfinals, neutral semifinals, and a final that no standing counts', () => {
      const group = regular.filter(({ subtype }) => subtype === 'in-season');
      expect(group.map(({ game_id }) => Number(game_id.slice(5))).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 60 }, (_, i) => i + 1),
      );
      for (const { team_id } of league.teams) expect(group.filter((game) => isIn(game, team_id))).toHaveLength(4);
      const final = league.schedule.filter(({ season_type }) => season_type === 6);
      expect(final.map(({ game_id }) => game_id)).toEqual([`006${yy}00001`]);
      const semis = regular.filter(({ game_id }) => ['01229', '01230'].includes(game_id.slice(5)));
      const winners = semis.map(({ home_team_id, away_team_id, result }) =>
        result.home_score > result.away_score ? home_team_id : away_team_id,
      );
      expect(final.flatMap(({ home_team_id, away_team_id }) => [home_team_id, away_team_id]).sort()).toEqual(
        winners.sort(),
      );
      expect(regular.filter(({ is_neutral }) => is_neutral)).toHaveLength(5);
      const { East, West } = league.standings();
      for (const { wins, losses } of [...East, ...West]) expect(wins + losses).toBe(82);
    });

    it('plays the play-in between places 7 to 10 and series to four wins, the better seed at home first', () => {
      const playIn = league.schedule.filter(({ season_type }) => season_type === 5);
      expect(playIn.map(({ game_id }) => game_id.slice(5)).sort()).toEqual([
        '00101',
        '00111',
        '00121',
        '00131',
        '00201',
        '00211',
      ]);
      const series = new Map<string, ScheduledGame[]>();
      for (const game of league.schedule.filter(({ season_type }) => season_type === 4)) {
        const key = game.game_id.slice(0, 9);
        series.set(key, [...(series.get(key) ?? []), game]);
      }
      expect(series.size).toBe(15);
      for (const games of series.values()) {
        expect(games.map(({ game_id }) => Number(game_id.at(-1)))).toEqual(games.map((_, i) => i + 1));
        const wins = new Map<number, number>();
        for (const { home_team_id, away_team_id, result } of games) {
          const winner = result.home_score > result.away_score ? home_team_id : away_team_id;
          wins.set(winner, (wins.get(winner) ?? 0) + 1);
        }
        const last = games.at(-1) as ScheduledGame;
        expect(Math.max(...wins.values())).toBe(4);
        expect([last.home_wins, last.away_wins].sort()).toEqual([games.length - 4, 4].sort());
        expect(last.series_text).toMatch(/^X\w\w wins 4-[0-3]$/);
      }
    });

    it('counts records game by game, as the standings of any date do', () => {
      const date = (regular[600] as ScheduledGame).game_date;
      const { East, West } = league.standings(date);
      for (const { team_id, wins, losses } of [...East, ...West]) {
        const before = regular.filter((game) => isIn(game, team_id) && game.game_date < date).at(-1) as ScheduledGame;
        const isHome = before.home_team_id === team_id;
        expect([wins, losses]).toEqual(
          isHome ? [before.home_wins, before.home_losses] : [before.away_wins, before.away_losses],
        );
      }
      expect(East.map(({ rank }) => rank)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    });

    it('tips off on the Eastern date that it gives, and later in UTC where the evening is late', () => {
      for (const { game_date, tip_off_at } of league.schedule) {
        const eastern = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(tip_off_at));
        expect(eastern).toBe(game_date);
      }
      expect(league.schedule.some(({ game_date, tip_off_at }) => tip_off_at.slice(0, 10) > game_date)).toBe(true);
    });

    it('has 18 invented players a team, each person once, far from real ids', () => {
      const players = [...league.rosters.values()].flat();
      expect(players).toHaveLength(540);
      expect(new Set(players.map(({ person_id }) => person_id)).size).toBe(540);
      expect(new Set(players.map(({ first_name, family_name }) => `${first_name} ${family_name}`)).size).toBe(540);
      expect(Math.min(...players.map(({ person_id }) => person_id))).toBeGreaterThan(9_000_000);
      for (const roster of league.rosters.values()) expect(new Set(roster.map(({ jersey }) => jersey)).size).toBe(18);
      expect(players.some(({ family_name }) => /[čćšíáéžöğ]/.test(family_name))).toBe(true);
      expect(players.some(({ family_name }) => family_name.endsWith('Jr.'))).toBe(true);
    });
  },
);

describe('simulateSeason', () => {
  it('refuses what is no season and a game that was not played, by name', () => {
    expect(() => simulateSeason({ seed: 1, season: '2025-27' })).toThrow("'2025-27' is no season");
    expect(() => simulateSeason({ seed: 1, season: '2025' })).toThrow(RangeError);
    expect(() => oldest.game('0022500561')).toThrow("'0022500561' is no game of the simulated season 1999-00");
  });

  it('names the new century in ids of 1999-00 and 2030-31 alike', () => {
    expect(leagues.map((league) => league.schedule.find(({ season_type }) => season_type === 6)?.game_id)).toEqual([
      '0069900001',
      '0062400001',
      '0063000001',
    ]);
  });
});
