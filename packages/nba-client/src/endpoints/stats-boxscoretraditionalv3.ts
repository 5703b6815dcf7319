import { type EndpointDefinition, OK } from './endpoint-definition.ts';
import { aboutAnotherGame } from './judge-game.ts';
import { at, count, items, seconds, text } from './read-unknown.ts';
import { type V3BoxscoreBody, v3BoxscoreBody } from './v3-boxscore-body.ts';
import { isWholeGame } from './whole-minutes.ts';

/** The box score of one game. It says no status, so that it is final shows in what it holds: five starters, whole periods played, unequal points. */
export const statsBoxscoretraditionalv3: EndpointDefinition<V3BoxscoreBody> = {
  name: 'stats/boxscoretraditionalv3',
  resource: 'boxscore',
  subject: 'game_id',
  host: 'stats',
  path: (id) =>
    `/stats/boxscoretraditionalv3?EndPeriod=0&EndRange=0&GameID=${id}&RangeType=0&StartPeriod=0&StartRange=0`,
  codec: v3BoxscoreBody,
  root: 'boxScoreTraditional',
  clock: 'utc',
  judge(body, id) {
    const game = at(body, 'boxScoreTraditional');
    const other = aboutAnotherGame(game, id);
    if (other) return other;
    const teams = [at(game, 'homeTeam'), at(game, 'awayTeam')];
    if (teams.every((team) => items(at(team, 'players')).length === 0)) {
      return { verdict: 'shell', reason: `game ${id} has no players yet` };
    }
    const points = teams.map((team) => count(at(at(team, 'statistics'), 'points')));
    const played = teams.map((team) => seconds(at(at(team, 'statistics'), 'minutes')));
    if (played.every((each) => !each) && points.every((each) => !each)) {
      return { verdict: 'shell', reason: `game ${id} has not begun: no minute and no point yet` };
    }
    const starters = teams.map(
      (team) => items(at(team, 'players')).filter((player) => text(at(player, 'position')) !== null).length,
    );
    if (starters.some((each) => each !== 5)) {
      return {
        verdict: 'partial',
        reason: `game ${id} names ${starters.join(' and ')} starters where five and five are due`,
      };
    }
    for (const each of played) {
      if (!isWholeGame(each)) {
        return {
          verdict: 'partial',
          reason: `game ${id} is still going on: a team has ${(each ?? 0) / 60} minutes, not 240 and 25 for each overtime`,
        };
      }
    }
    if (points[0] === null || points[0] === points[1]) {
      return { verdict: 'partial', reason: `game ${id} is still going on: ${points[0] ?? 'no points'} each` };
    }
    return OK;
  },
};
