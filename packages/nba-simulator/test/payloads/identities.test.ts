import { describe, expect, test } from 'vitest';
import { cdnBoxscore } from '../../src/payloads/cdn-boxscore.ts';
import { cdnPlaybyplay } from '../../src/payloads/cdn-playbyplay.ts';
import { SeasonAt } from '../../src/payloads/season-at.ts';
import { statsBoxscoreTraditionalV3 } from '../../src/payloads/stats-boxscore-traditional-v3.ts';
import { statsPlaybyplayV3 } from '../../src/payloads/stats-playbyplay-v3.ts';
import { simulateSeason } from '../../src/season.ts';

type Any = Record<string, never>;
interface Player {
  personId: number;
  order: number;
  position?: string;
  starter: string;
  statistics: Record<string, number> & { minutes: never };
}
interface CdnTeam {
  teamId: number;
  score: number;
  periods: { score: number }[];
  players: Player[];
  statistics: Record<string, number> & { minutes: never };
}
interface Action {
  actionNumber: number;
  orderNumber: number;
  actionType: string;
  subType?: string;
  personId: number;
  teamId?: number;
  shotResult?: string;
  scoreHome: string;
  scoreAway: string;
  timeActual: string;
}

const parse = <T>(body: object) => JSON.parse(JSON.stringify(body)) as T;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const clock = (text: string) => {
  const [, minutes = '0', seconds = '0'] = /PT(\d+)M([\d.]+)?S?/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

const cases = [1, 2, 3].flatMap((seed) => {
  const league = simulateSeason({ seed, season: '2025-26' });
  const last = league.schedule.at(-1)?.tip_off_at ?? '';
  const season = new SeasonAt(
    league,
    { corrections: [], postponements: [], revision: 0 },
    Date.parse(last) + 86_400_000,
  );
  const overtime = league.schedule.find((game) => game.result.overtimes > 0);
  const double = league.schedule.find((game) => game.result.overtimes > 1);
  const ids = [3, 400, 900, -1].map((index) => league.schedule.at(index)?.game_id);
  const games = [...ids, overtime?.game_id, double?.game_id].filter((id) => id !== undefined);
  return games.map((id) => ({ seed, id, state: season.state(id) }));
});

describe.for(cases)('game $id of seed $seed', ({ state }) => {
  if (state === undefined) throw new Error('The season lost a game.');
  const overtimes = state.scheduled.result.overtimes;
  const { game } = parse<{ game: { homeTeam: CdnTeam; awayTeam: CdnTeam } & Any }>(cdnBoxscore(state));
  const sides = [
    [game.homeTeam, game.awayTeam],
    [game.awayTeam, game.homeTeam],
  ] as const;

  test('the CDN box score adds up in every identity of the real one', () => {
    expect(game.homeTeam.score).toBe(state.home_score);
    expect(game.awayTeam.score).toBe(state.away_score);
    for (const [team, opponent] of sides) {
      const total = team.statistics;
      const of = (name: string) => sum(team.players.map((player) => player.statistics[name] ?? Number.NaN));
      for (const line of [total, ...team.players.map((player) => player.statistics)]) {
        const twos = (line.fieldGoalsMade ?? 0) - (line.threePointersMade ?? 0);
        expect(line.points).toBe(2 * twos + 3 * (line.threePointersMade ?? 0) + (line.freeThrowsMade ?? 0));
        expect(line.twoPointersMade).toBe(twos);
      }
      for (const name of [
        'fieldGoalsMade',
        'fieldGoalsAttempted',
        'threePointersMade',
        'threePointersAttempted',
        'freeThrowsMade',
        'freeThrowsAttempted',
        'assists',
        'steals',
        'blocks',
        'blocksReceived',
        'foulsPersonal',
        'foulsOffensive',
        'foulsDrawn',
        'turnovers',
        'points',
        'reboundsOffensive',
        'reboundsDefensive',
        'pointsInThePaint',
        'pointsFastBreak',
        'pointsSecondChance',
      ]) {
        expect([name, of(name)]).toEqual([name, total[name]]);
      }
      expect((total.reboundsOffensive ?? 0) + (total.reboundsDefensive ?? 0)).toBe(total.reboundsPersonal);
      expect(total.reboundsTotal).toBe((total.reboundsPersonal ?? 0) + (total.reboundsTeam ?? 0));
      expect(total.reboundsTeam).toBe((total.reboundsTeamOffensive ?? 0) + (total.reboundsTeamDefensive ?? 0));
      expect(total.turnoversTotal).toBe((total.turnovers ?? 0) + (total.turnoversTeam ?? 0));
      expect(total.foulsTeam).toBe((total.foulsPersonal ?? 0) - (total.foulsOffensive ?? 0));
      expect(total.pointsInThePaint).toBe(2 * (total.pointsInThePaintMade ?? 0));
      expect(total.pointsAgainst).toBe(opponent.score);
      expect(total.blocks).toBe(opponent.statistics.blocksReceived);
      expect(total.steals).toBeLessThanOrEqual(opponent.statistics.turnovers ?? 0);
      expect(sum(team.periods.map(({ score }) => score))).toBe(team.score);
      expect(team.periods).toHaveLength(4 + overtimes);
      expect(total.points).toBe(team.score);
      const minutes = sum(team.players.map((player) => clock(player.statistics.minutes)));
      expect(minutes).toBeCloseTo(60 * (240 + 25 * overtimes), 1);
      expect(clock(total.minutes)).toBe(60 * (240 + 25 * overtimes));
      expect(
        sum(
          team.players.map((player) =>
            clock((player.statistics as unknown as { minutesCalculated: string }).minutesCalculated),
          ),
        ),
      ).toBe(60 * (240 + 25 * overtimes));
      expect(of('plusMinusPoints')).toBe(5 * (team.score - opponent.score));
      expect(of('plus')).toBe(5 * team.score);
      const starters = team.players.filter((player) => player.starter === '1');
      expect(starters.map((player) => player.order)).toEqual([1, 2, 3, 4, 5]);
      expect(team.players.filter((player) => player.position !== undefined)).toEqual(starters);
      expect(starters.map((player) => player.position)).toEqual(['SF', 'PF', 'C', 'SG', 'PG']);
    }
  });

  test('the CDN plays give the box score', () => {
    const { actions } = parse<{ game: { actions: Action[] } }>(cdnPlaybyplay(state)).game;
    expect(new Set(actions.map((action) => action.actionNumber)).size).toBe(actions.length);
    expect(actions.map((action) => action.orderNumber)).toEqual(
      actions.map((action) => action.orderNumber).toSorted((a, b) => a - b),
    );
    const worth: Record<string, number> = { '2pt': 2, '3pt': 3, freethrow: 1 };
    for (const [team] of sides) {
      const own = actions.filter((action) => action.teamId === team.teamId);
      for (const player of team.players) {
        const his = own.filter((action) => action.personId === player.personId);
        const made = his.filter((action) => action.shotResult === 'Made');
        expect(sum(made.map((action) => worth[action.actionType] ?? 0))).toBe(player.statistics.points);
        expect(his.filter((action) => action.actionType === 'rebound')).toHaveLength(
          player.statistics.reboundsTotal ?? -1,
        );
        expect(his.filter((action) => action.actionType === 'turnover')).toHaveLength(
          player.statistics.turnovers ?? -1,
        );
      }
      const teamRebounds = own.filter((action) => action.actionType === 'rebound' && action.personId === 0);
      for (const [subType, name] of [
        ['offensive', 'reboundsTeamOffensive'],
        ['defensive', 'reboundsTeamDefensive'],
      ] as const) {
        expect(teamRebounds.filter((action) => action.subType === subType)).toHaveLength(team.statistics[name] ?? -1);
      }
      expect(own.filter((action) => action.actionType === 'turnover')).toHaveLength(
        team.statistics.turnoversTotal ?? -1,
      );
    }
    expect(actions.at(-1)).toMatchObject({
      actionType: 'game',
      subType: 'end',
      scoreHome: String(state.home_score),
      scoreAway: String(state.away_score),
    });
    expect(
      actions.filter((action) => ['period', 'game', 'stoppage'].includes(action.actionType) && 'teamId' in action),
    ).toEqual([]);
  });

  test('V3 tells the same game in its own way', () => {
    type V3Team = { players: Player[]; statistics: Any; starters: Any; bench: Any };
    const body = parse<{ boxScoreTraditional: { homeTeam: V3Team; awayTeam: V3Team } }>(
      statsBoxscoreTraditionalV3(state),
    );
    for (const [v3, cdn] of [
      [body.boxScoreTraditional.homeTeam, game.homeTeam],
      [body.boxScoreTraditional.awayTeam, game.awayTeam],
    ] as const) {
      expect(v3.statistics.points).toBe(cdn.score);
      expect(v3.statistics.reboundsTotal).toBe(cdn.statistics.reboundsPersonal);
      expect(v3.statistics.minutes).toBe(`${240 + 25 * overtimes}:00`);
      expect(v3.statistics.plusMinusPoints).toBe(2 * cdn.score - state.home_score - state.away_score);
      expect(v3.players.filter((player) => player.position !== '')).toHaveLength(5);
      for (const name of ['points', 'assists', 'reboundsTotal', 'foulsPersonal', 'fieldGoalsAttempted']) {
        expect(Number(v3.starters[name]) + Number(v3.bench[name])).toBe(v3.statistics[name]);
      }
      expect(v3.bench.minutes).toBe(v3.starters.minutes);
      const played = v3.players.filter((player) => player.statistics.minutes !== '');
      const seconds = played.map((player) => {
        const [minutes = 0, rest = 0] = String(player.statistics.minutes).split(':').map(Number);
        return 60 * minutes + rest;
      });
      expect(Math.abs(sum(seconds) - 60 * (240 + 25 * overtimes))).toBeLessThanOrEqual(7);
    }
  });

  test('V3 plays have their faults: scores only where something changed, teams in the place of persons, twins without a type', () => {
    interface V3Action extends Action {
      actionId: number;
      pointsTotal: number;
      location: string;
    }
    const { actions } = parse<{ game: { actions: V3Action[] } }>(statsPlaybyplayV3(state)).game;
    expect(actions.map((action) => action.actionId)).toEqual(actions.map((_, i) => i + 1));
    const last = actions.at(-1);
    expect(last).toMatchObject({
      actionType: 'period',
      subType: 'end',
      pointsTotal: state.home_score + state.away_score,
    });
    const teams = [game.homeTeam.teamId, game.awayTeam.teamId];
    for (const action of actions) {
      const scores =
        action.shotResult === 'Made' ||
        ['period', 'Instant Replay'].includes(action.actionType) ||
        (action.actionType === 'Free Throw' && action.scoreHome !== '');
      expect(action.scoreHome === '').toBe(!scores);
      if (action.teamId === 0 && action.location !== '') expect(teams).toContain(action.personId);
    }
    const twins = actions.filter((action) => action.actionType === '');
    const both = (name: string) => sum(sides.map(([team]) => team.statistics[name] ?? Number.NaN));
    expect(twins).toHaveLength(both('steals') + both('blocks'));
    const numbers = actions.filter((action) => action.actionType !== '').map((action) => action.actionNumber);
    for (const twin of twins) expect(numbers).toContain(twin.actionNumber);
    const free = sum(actions.filter((a) => a.actionType === 'Free Throw' && a.scoreHome !== '').map(() => 1));
    expect(free).toBe(both('freeThrowsMade'));
  });
});
