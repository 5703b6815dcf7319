import type { PlayerLine, SimPlayer, TeamLine } from '../sim-game.ts';
import { chance } from './chance.ts';
import { float } from './float.ts';
import { slug } from './stats-boxscore-traditional-v3.ts';

/** Two feeds, two spellings of the same position: `GF` and `G-F`. */
export function rosterPosition(player: SimPlayer, dash: string): string {
  const main = { PG: 'G', SG: 'G', SF: 'F', PF: 'F', C: 'C' }[player.position];
  const second = { PG: '', SG: 'F', SF: 'G', PF: 'C', C: 'F' }[player.position];
  return chance('position', player.person_id) < 0.35 && second !== '' ? `${main}${dash}${second}` : main;
}

const rebounds = (line: PlayerLine) => line.rebounds_offensive + line.rebounds_defensive;

/** Most points, then rebounds, then assists; null while nobody has played. */
export function leaderOf(team: TeamLine): PlayerLine | null {
  const played = team.players.filter((line) => line.is_played);
  const best = played.toSorted(
    (a, b) =>
      b.points - a.points ||
      rebounds(b) - rebounds(a) ||
      b.assists - a.assists ||
      a.player.person_id - b.player.person_id,
  );
  return best[0] ?? null;
}

export const fullName = (player: SimPlayer): string => `${player.first_name} ${player.family_name}`;

/** teamLeaders of the V3 scoreboard: season averages as of the rendering, not of the game; nobody should load them. */
export function seasonLeader(roster: readonly SimPlayer[], tricode: string, renderedOn: string) {
  const player = roster[0];
  const near = (middle: number, name: string) =>
    float(Math.round((middle + chance(name, tricode, renderedOn) * 4) * 10) / 10);
  return {
    personId: player?.person_id ?? 0,
    name: player === undefined ? '' : fullName(player),
    playerSlug: player === undefined ? '' : slug(fullName(player)),
    jerseyNum: player?.jersey ?? '',
    position: player === undefined ? '' : rosterPosition(player, '-'),
    teamTricode: tricode,
    points: near(23, 'points'),
    rebounds: near(6, 'rebounds'),
    assists: near(4, 'assists'),
  };
}
