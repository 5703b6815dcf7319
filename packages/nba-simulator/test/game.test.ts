import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateSeason } from '../src/season.ts';
import { zoneOf } from '../src/shot-spot.ts';
import type { League, PlayEvent, SimGame, TeamLine } from '../src/sim-game.ts';
import { type Floor, follow } from './follow.ts';

const seasons = ['1999-00', '2025-26', '2030-31'] as const;
const leagues = new Map<string, League>();
function leagueOf(seed: number, season: string): League {
  const league = leagues.get(`${seed} ${season}`) ?? simulateSeason({ seed, season });
  leagues.set(`${seed} ${season}`, league);
  return league;
}

/** Some games of a few leagues; overtimes are looked for, since they are rare. */
const anyGame: fc.Arbitrary<readonly [seed: number, season: string, gameId: string]> = fc
  .record({
    seed: fc.integer({ min: 0, max: 1 }),
    season: fc.constantFrom(...seasons),
    place: fc.nat({ max: 1299 }),
    isOvertime: fc.boolean(),
  })
  .map(({ seed, season, place, isOvertime }) => {
    const league = leagueOf(seed * 7919, season);
    const games = isOvertime ? league.schedule.filter(({ result }) => result.overtimes > 0) : league.schedule;
    return [seed * 7919, season, (games[place % games.length] as League['schedule'][number]).game_id] as const;
  });
const teams = ({ home, away }: SimGame): readonly [TeamLine, TeamLine] => [home, away];
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const counters = [
  'points',
  'field_goals_made',
  'field_goals_attempted',
  'three_pointers_made',
  'three_pointers_attempted',
  'free_throws_made',
  'free_throws_attempted',
  'rebounds_offensive',
  'rebounds_defensive',
  'assists',
  'steals',
  'blocks',
  'blocks_received',
  'turnovers',
  'fouls_personal',
  'fouls_offensive',
  'fouls_drawn',
  'points_in_the_paint',
  'points_fast_break',
  'points_second_chance',
] as const;

function always(check: (game: SimGame, floor: Floor) => void): void {
  fc.assert(
    fc.property(anyGame, ([seed, season, gameId]) => {
      const game = leagueOf(seed, season).game(gameId);
      check(game, follow(game));
    }),
    { numRuns: 40, seed: 20_260_115 },
  );
}

describe('a game in full', () => {
  it('ends at the score that the schedule gave, after as many overtimes', () => {
    always((game) => {
      const { result } = game.scheduled;
      expect([game.home.points, game.away.points, game.periods - 4]).toEqual([
        result.home_score,
        result.away_score,
        result.overtimes,
      ]);
      expect([game.plays.at(-1)?.home_score, game.plays.at(-1)?.away_score]).toEqual([
        result.home_score,
        result.away_score,
      ]);
      expect(result.home_score).not.toBe(result.away_score);
      for (const team of teams(game)) {
        expect(team.period_scores).toHaveLength(game.periods);
        expect(sum(team.period_scores)).toBe(team.points);
      }
    });
  });

  it('gives player and team lines that are what its plays add up to', () => {
    always((game, floor) => {
      for (const team of teams(game)) {
        for (const player of team.players) expect(player).toMatchObject(floor.line(player.player.person_id));
        for (const counter of counters)
          expect([counter, sum(team.players.map((player) => player[counter]))]).toEqual([counter, team[counter]]);
        for (const line of [team, ...team.players]) {
          expect(line.points).toBe(2 * line.field_goals_made + line.three_pointers_made + line.free_throws_made);
        }
        expect(team.fouls_team).toBe(team.fouls_personal - team.fouls_offensive);
        expect(team.bench_points).toBe(
          sum(team.players.filter((player) => !player.is_starter).map((player) => player.points)),
        );
      }
      expect(game.home.blocks).toBe(game.away.blocks_received);
      expect(game.away.blocks).toBe(game.home.blocks_received);
      expect(game.home.steals).toBeLessThanOrEqual(game.away.turnovers);
    });
  });

  it('has five of a side on court at any time, and their hundredths add up to the game', () => {
    always((game, floor) => {
      const whole = 5 * (288_000 + 30_000 * (game.periods - 4));
      for (const team of teams(game)) {
        expect(sum(team.players.map((player) => player.hundredths_played))).toBe(whole);
        expect(team.hundredths_played).toBe(whole);
        for (const player of team.players) {
          expect(player.hundredths_played).toBe(floor.hundredths(player.player.person_id));
          expect(player.is_on_court).toBe(floor.isOn(player.player.person_id));
          expect(player.is_played).toBe(player.hundredths_played > 0);
          expect(player.not_playing_reason === null).toBe(player.is_played);
        }
        expect(team.players.filter((player) => player.is_starter).map((player) => player.slot)).toEqual([
          'SF',
          'PF',
          'C',
          'SG',
          'PG',
        ]);
        expect(team.players.filter((player) => player.is_on_court)).toHaveLength(5);
      }
    });
  });

  it("sums the players' plus and minus to five times both scores", () => {
    always((game) => {
      for (const [team, rival] of [
        [game.home, game.away],
        [game.away, game.home],
      ] as const) {
        expect(sum(team.players.map((player) => player.plus))).toBe(5 * team.points);
        expect(sum(team.players.map((player) => player.minus))).toBe(5 * rival.points);
      }
    });
  });

  it('follows every miss by one rebound, live or dead', () => {
    always((game) => {
      const misses = game.plays.filter(({ is_made }) => is_made === false).map(({ order }) => order);
      const rebounds = game.plays.filter(({ kind }) => kind === 'rebound');
      expect(rebounds.map(({ shot_order }) => shot_order)).toEqual(misses);
      for (const team of teams(game)) {
        const ownTeam = rebounds.filter(({ team_id, person_id }) => team_id === team.team.team_id && person_id === 0);
        expect(ownTeam).toHaveLength(team.rebounds_team_offensive + team.rebounds_team_defensive);
        expect(ownTeam.filter(({ qualifiers }) => qualifiers.includes('deadball'))).toHaveLength(
          team.rebounds_dead_offensive + team.rebounds_dead_defensive,
        );
      }
      for (const { shot_order, team_id, person_id, subtype, qualifiers } of rebounds) {
        const shot = game.plays[shot_order - 1] as PlayEvent;
        expect(subtype).toBe(shot.team_id === team_id ? 'offensive' : 'defensive');
        const isMoreToCome = shot.kind === 'freethrow' && shot.subtype[0] !== shot.subtype.at(-1);
        const isDead = isMoreToCome || shot.descriptor === 'technical';
        expect(qualifiers.includes('deadball')).toBe(isDead);
        if (isDead) expect([subtype, person_id]).toEqual(['offensive', 0]);
      }
    });
  });

  it('credits assists to a teammate on makes, blocks and steals to the other side, each with its row', () => {
    always((game) => {
      const sides = new Map(
        teams(game).flatMap((team) => team.players.map(({ player }) => [player.person_id, team.team.team_id] as const)),
      );
      game.plays.forEach((play, i) => {
        const next = game.plays[i + 1];
        if (play.assist_person_id > 0) {
          expect(play.is_made).toBe(true);
          expect(sides.get(play.assist_person_id)).toBe(play.team_id);
          expect(play.assist_person_id).not.toBe(play.person_id);
        }
        if (play.block_person_id > 0) {
          expect(play.is_made).toBe(false);
          expect(sides.get(play.block_person_id)).not.toBe(play.team_id);
          expect([next?.kind, next?.person_id]).toEqual(['block', play.block_person_id]);
        }
        if (play.steal_person_id > 0) {
          expect(play.kind).toBe('turnover');
          expect([next?.kind, next?.person_id]).toEqual(['steal', play.steal_person_id]);
        }
        if (play.kind === 'block') expect(game.plays[i - 1]?.block_person_id).toBe(play.person_id);
        if (play.kind === 'steal') expect(game.plays[i - 1]?.steal_person_id).toBe(play.person_id);
        if (play.foul_drawn_person_id > 0) expect(sides.get(play.foul_drawn_person_id)).not.toBe(play.team_id);
        if (play.person_id > 0) expect(sides.get(play.person_id)).toBe(play.team_id);
      });
    });
  });

  it('shoots as many free throws as the fouls before gave, and gives two in the bonus only', () => {
    always((game, floor) => {
      expect(floor.wrongBonus).toEqual([]);
      const given = game.plays
        .filter(({ kind }) => kind === 'foul')
        .map(({ qualifiers }) => Number(qualifiers.find((one) => one.endsWith('freethrow'))?.[0] ?? 0));
      expect(game.plays.filter(({ kind }) => kind === 'freethrow')).toHaveLength(sum(given));
      for (const team of teams(game)) expect(team.timeouts_remaining).toBeGreaterThanOrEqual(0);
    });
  });

  it('sends to the line who was fouled, and nobody else', () => {
    always((game) => {
      let fouled = 0;
      for (const play of game.plays) {
        const isPersonal = play.kind === 'foul' && play.subtype === 'personal';
        if (isPersonal && play.qualifiers.some((mark) => mark.endsWith('freethrow')))
          fouled = play.foul_drawn_person_id;
        if (play.kind === 'freethrow' && play.descriptor !== 'technical') expect(play.person_id).toBe(fouled);
      }
    });
  });

  it('knows heaves of a team since 2025-26 only', () => {
    const heaves = seasons.map((season) => {
      const league = leagueOf(0, season);
      const plays = league.schedule.slice(0, 60).flatMap(({ game_id }) => league.game(game_id).plays);
      return plays.filter(({ kind, person_id }) => kind === 'heave' && person_id === 0).length;
    });
    expect(heaves).toEqual([0, expect.any(Number), expect.any(Number)]);
    expect(Math.min(...heaves.slice(1))).toBeGreaterThan(0);
  });

  it('lets nobody play on after six fouls', () => {
    always((game, floor) => {
      expect(floor.playedOn).toEqual([]);
      for (const team of teams(game))
        for (const player of team.players) expect(player.fouls_personal).toBeLessThanOrEqual(6);
    });
  });

  it('never turns a clock back, on the court or on the wall', () => {
    always((game) => {
      game.plays.forEach((play, i) => {
        expect(play.order).toBe(i + 1);
        expect(play.clock % (play.clock > 6_000 ? 100 : 10)).toBe(0);
        const before = game.plays[i - 1];
        if (!before) return;
        expect(play.occurred_at >= before.occurred_at).toBe(true);
        expect(play.period - before.period === 1 || (play.period === before.period && play.clock <= before.clock)).toBe(
          true,
        );
      });
      expect(game.duration_minutes).toBeGreaterThan(95);
      expect(game.duration_minutes).toBeLessThan(220);
    });
  });

  it('places each shot where the lines of the court put its zone', () => {
    always((game) => {
      for (const { kind, shot, descriptor } of game.plays) {
        expect(shot !== null).toBe(['2pt', '3pt', 'heave'].includes(kind));
        if (!shot) continue;
        expect(zoneOf(shot.x_legacy, shot.y_legacy)).toBe(shot.zone);
        expect(kind === '2pt').toBe(['restricted', 'paint', 'mid'].includes(shot.zone));
        expect(shot.distance).toBeCloseTo(Math.hypot(shot.x_legacy, shot.y_legacy) / 10, 1);
        expect(shot.x >= 0 && shot.x <= 100 && shot.y >= 0 && shot.y <= 100).toBe(true);
        if (kind === 'heave') expect(shot.distance).toBeGreaterThanOrEqual(36);
        if (descriptor === 'tip' || descriptor === 'putback') expect(shot.zone).toBe('restricted');
      }
    });
  });

  it('counts possessions that differ by no more than the periods allow', () => {
    always((game) => {
      expect(Math.abs(game.home.possessions - game.away.possessions)).toBeLessThanOrEqual(2 * game.periods);
      expect(game.home.hundredths_leading + game.away.hundredths_leading).toBeLessThanOrEqual(
        288_000 + 30_000 * (game.periods - 4),
      );
    });
  });

  it('has the coming and going between periods before the period begins', () => {
    always((game) => {
      const starts = game.plays.filter(({ kind, subtype }) => kind === 'period' && subtype === 'start');
      expect(starts.map(({ period }) => period)).toEqual(Array.from({ length: game.periods }, (_, i) => i + 1));
      for (const { order, qualifiers, kind, clock, period } of game.plays) {
        if (kind !== 'substitution' || !qualifiers.includes('startperiod')) continue;
        expect(clock).toBe(period > 4 ? 30_000 : 72_000);
        expect(order).toBeLessThan((starts[period - 1] as PlayEvent).order);
      }
    });
  });
});

describe('a game asked for twice', () => {
  it('is the same, whatever was asked for before and by which league object', () => {
    const league = leagueOf(0, '2025-26');
    const again = simulateSeason({ seed: 0, season: '2025-26' });
    const ids = league.schedule.filter((_, i) => i % 260 === 7).map(({ game_id }) => game_id);
    const first = ids.map((id) => JSON.stringify(league.game(id)));
    const second = [...ids].reverse().map((id) => JSON.stringify(again.game(id)));
    expect(second.reverse()).toEqual(first);
    expect(new Set(first).size).toBe(ids.length);
  });

  it('is another game for another seed', () => {
    const scores = [0, 7919].map((seed) =>
      leagueOf(seed, '2025-26')
        .schedule.map(({ result }) => result.home_score)
        .join(),
    );
    expect(scores[0]).not.toBe(scores[1]);
  });
});
