import { measureGame } from './measure-game.ts';
import { measurePlayers } from './measure-players.ts';
import { measureSchedule } from './measure-schedule.ts';
import { Samples } from './samples.ts';
import type { League } from './sim-game.ts';

/** Named numbers of a season, under the names that `targets` uses. */
export type Measures = Readonly<Record<string, number>>;

/** Measures the regular season, every game in full: seconds, not milliseconds. */
export function measureSeason(league: League): Measures {
  const samples = new Samples();
  const games = league.schedule.filter(({ season_type }) => season_type === 2);
  const players = measurePlayers();
  for (const { game_id } of games) {
    const game = league.game(game_id);
    measureGame(samples, game);
    players.add(game);
  }
  const { sum } = samples;
  const share = (part: string, whole: string): number => sum(part) / sum(whole);
  const out: Record<string, number> = {
    ...measureSchedule(league),
    ...players.measures(),
    '3P%': share('3PM', '3PA'),
    '2P%': share('2PM', '2PA'),
    'FT%': share('FTM', 'FTA'),
    'assisted FGM': share('AST', 'FGM'),
  };
  for (const name of sampled) {
    out[name] = samples.mean(name);
    out[`${name} sd`] = samples.sd(name);
  }
  for (const zone of ['restricted', 'paint', 'mid', 'corner', 'above']) {
    out[`share ${zone}`] = share(`shots ${zone}`, 'FGA');
    out[`assisted ${zone}`] = share(`assisted ${zone}`, `made ${zone}`);
  }
  return out;
}

const sampled = [
  'PTS',
  'pace',
  'possessions',
  'ORtg',
  'eFG',
  'TS',
  '3PAr',
  'FTr',
  'ORB%',
  'TOV%',
  'FGA',
  '3PA',
  'FTA',
  'ORB',
  'DRB',
  'AST',
  'STL',
  'BLK',
  'TOV',
  'team TOV',
  'PF',
  'substitutions',
  'timeouts',
  'foul rows',
  'offensive fouls',
  'technicals',
  'heaves',
  'actions',
  'Q1',
  'Q2',
  'Q3',
  'Q4',
  'live team rebounds',
  'dead team rebounds',
  'duration',
] as const;
