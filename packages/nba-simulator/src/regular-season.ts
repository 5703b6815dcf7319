import { assignDays } from './assign-days.ts';
import type { Calendar } from './calendar.ts';
import { balanceHomes, cupQualifiers, fillCupWeek } from './cup.ts';
import { drawMatchups } from './matchups.ts';
import type { Rng } from './rng.ts';
import type { GameResult } from './sim-game.ts';

/** A regular season game, or the Cup final, by team index. */
export interface RegularGame {
  readonly game_id: string;
  readonly day: number;
  readonly home: number;
  readonly away: number;
  readonly label: string;
  readonly sub_label: string;
  readonly subtype: string;
  readonly neutral: '' | 'autumn' | 'januaryFirst' | 'januarySecond' | 'cup';
}

export type PlayTeams = (gameId: string, home: number, away: number, day: number) => GameResult;

/** 1,230 games in the league's numbering and the Cup final; Cup pairings follow from the group games as they are played. */
export function drawRegularSeason(rng: Rng, yy: string, calendar: Calendar, play: PlayTeams): RegularGame[] {
  const { games, groups } = drawMatchups(rng);
  const week = [...calendar.cupQuarterfinals, 51, 52, calendar.cupSemifinals, 54, 55];
  const days = assignDays(rng, games, calendar, new Set(week));
  const groupName = (team: number): string => {
    const group = groups.findIndex((members) => members.includes(team));
    return `${group < 3 ? 'East' : 'West'} Group ${'ABC'[group % 3]}`;
  };
  const id = (number: number): string => `002${yy}${String(number).padStart(5, '0')}`;
  const drafts = games.map((game, i) => ({
    ...game,
    day: days[i] as number,
    canTurn: !game.isGroupGame && (days[i] as number) > calendar.cupFinal,
    neutral: '' as RegularGame['neutral'],
  }));
  drafts.sort((a, b) => a.day - b.day);
  markNeutral(drafts, calendar);

  const groupGames = drafts
    .filter((game) => game.isGroupGame)
    .map((game, i) => ({
      ...game,
      game_id: id(i + 1),
      label: 'SIM Cup',
      sub_label: groupName(game.home),
      subtype: 'in-season',
    }));
  const qualified = cupQualifiers(
    groups,
    groupGames.map(({ game_id, home, away, day }) => {
      const { home_score, away_score } = play(game_id, home, away, day);
      return { home, away, margin: home_score - away_score };
    }),
  );
  const knockOut: RegularGame[] = [];
  const decide = (game: Omit<RegularGame, 'label' | 'subtype'>): [winner: number, loser: number] => {
    knockOut.push({ ...game, label: 'SIM Cup', subtype: 'in-season-knockout' });
    const { home_score, away_score } = play(game.game_id, game.home, game.away, game.day);
    return home_score > away_score ? [game.home, game.away] : [game.away, game.home];
  };
  const beaten: { team: number; wasHome: boolean }[] = [];
  const finalists = qualified.map((seeds, side) => {
    const winners = [
      [0, 3],
      [1, 2],
    ].map(([high, low], i) => {
      const [home, away] = [seeds[high as number] as number, seeds[low as number] as number];
      const [winner, loser] = decide({
        game_id: id(1201 + side * 2 + i),
        day: calendar.cupQuarterfinals[i] as number,
        home,
        away,
        sub_label: `${side === 0 ? 'East' : 'West'} Quarterfinal`,
        neutral: '',
      });
      beaten.push({ team: loser, wasHome: loser === home });
      return { winner, wasHome: winner === home };
    });
    const [a, b] = winners as [(typeof winners)[number], (typeof winners)[number]];
    const [home, away] = a.wasHome && !b.wasHome ? [b, a] : [a, b];
    return decide({
      game_id: id(1229 + side),
      day: calendar.cupSemifinals,
      home: home.winner,
      away: away.winner,
      sub_label: `${side === 0 ? 'East' : 'West'} Semifinal`,
      neutral: 'cup',
    })[0];
  });
  const inCup = new Set(qualified.flat());
  const fill = fillCupWeek(rng, drafts, (team) => !inCup.has(team), beaten, [
    [51, 52, calendar.cupSemifinals],
    [54, 55],
  ]);
  const filled = fill
    .sort((a, b) => a.day - b.day)
    .map((game, i) => ({
      ...game,
      game_id: id(1205 + i),
      label: '',
      sub_label: '',
      subtype: '',
      neutral: '' as const,
    }));

  const others = drafts
    .filter((game) => !game.isGroupGame)
    .map((game, i) => ({
      ...game,
      game_id: id(i + 61),
      label: '',
      sub_label: '',
      subtype: game.neutral === '' ? '' : 'Global Games',
    }));
  balanceHomes([
    ...groupGames,
    ...others,
    ...[...filled, ...knockOut].map((game) => ({ home: game.home, away: game.away, canTurn: false })),
  ]);
  const final: RegularGame = {
    game_id: `006${yy}00001`,
    day: calendar.cupFinal,
    home: finalists[0] as number,
    away: finalists[1] as number,
    label: 'SIM Cup',
    sub_label: 'Championship',
    subtype: 'in-season-knockout',
    neutral: 'cup',
  };
  return [...groupGames, ...others, ...filled, ...knockOut, final];
}

/** One game abroad in the autumn, two in January. */
function markNeutral(
  drafts: { readonly day: number; readonly isGroupGame: boolean; canTurn: boolean; neutral: RegularGame['neutral'] }[],
  calendar: Calendar,
): void {
  const wanted = [
    ['autumn', 11],
    ['januaryFirst', calendar.christmas + 21],
    ['januarySecond', calendar.christmas + 24],
  ] as const;
  for (const [neutral, from] of wanted) {
    const game = drafts.find(({ day, isGroupGame }) => day >= from && !isGroupGame);
    if (game) {
      game.neutral = neutral;
      game.canTurn = false;
    }
  }
}
