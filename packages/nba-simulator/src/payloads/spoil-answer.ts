import type { FaultKind, ServedEndpoint } from '../faults.ts';
import type { Address } from './address.ts';
import { renderAnswer, scoreboardDate, type World } from './render-answer.ts';
import { seasonOfGame } from './season-of.ts';
import { spoilBody } from './spoil-body.ts';
import { addDays, easternInstant } from './times.ts';

const hour = 3_600_000;

/** Faults that tell another story under the right address. */
const stories = [
  'wrong_game',
  'stale',
  'shell',
  'missing_game',
  'foreign_game',
  'null_score',
  'zero_rows',
  'player_twice',
  'zeroed_players',
  'no_team_statistics',
  'score_decreases',
] as const satisfies readonly FaultKind[];
export type StoryFault = (typeof stories)[number];
export const isStory = (fault: FaultKind): fault is StoryFault => (stories as readonly string[]).includes(fault);

/** The same world seen at another instant or before its last corrections. */
export type Earlier = (change: { readonly now?: number | undefined; readonly revision?: number | undefined }) => World;

const isGameEndpoint = (endpoint: ServedEndpoint) => endpoint.includes('boxscore') || endpoint.includes('playbyplay');

function neighbour({ endpoint, subject }: Address, world: World): string {
  if (endpoint === 'stats/scoreboardv3') return addDays(subject, 1);
  if (endpoint === 'stats/scheduleleaguev2') {
    const year = Number(subject.slice(0, 4)) - 1;
    return `${year}-${subject.slice(2, 4)}`;
  }
  const { schedule } = world.at(seasonOfGame(subject)).league;
  const index = schedule.findIndex((game) => game.game_id === subject);
  return (schedule[index - 1] ?? schedule[index + 1])?.game_id ?? subject;
}

function wrongGame(address: Address, world: World, earlier: Earlier): object | null {
  if (address.subject === '') return renderAnswer(address, earlier({ now: world.now - 24 * hour }));
  return renderAnswer({ ...address, subject: neighbour(address, world) }, world);
}

/** Half an hour into a game, or hours back on a list: what a cache may still hold. */
function stale(address: Address, world: World, earlier: Earlier, revision: number): object | null {
  if (isGameEndpoint(address.endpoint)) {
    const game = world.at(seasonOfGame(address.subject)).scheduled(address.subject);
    if (revision > 0) return renderAnswer(address, earlier({ revision: revision - 1 }));
    const tip = game === undefined ? world.now : Date.parse(game.tip_off_at);
    return renderAnswer(address, earlier({ now: Math.min(world.now - 0.2 * hour, tip + 1.2 * hour) }));
  }
  const date = address.endpoint === 'stats/scoreboardv3' ? address.subject : scoreboardDate(world.now);
  const evening = easternInstant(date, '20:30');
  return renderAnswer(address, earlier({ now: Math.min(world.now - 0.2 * hour, evening) }));
}

function shell(address: Address, world: World, earlier: Earlier): object | null {
  if (isGameEndpoint(address.endpoint)) {
    const game = world.at(seasonOfGame(address.subject)).scheduled(address.subject);
    const tip = game === undefined ? world.now : Date.parse(game.tip_off_at);
    return renderAnswer(address, earlier({ now: Math.min(world.now, tip - 0.1 * hour) }));
  }
  if (address.endpoint.endsWith('schedule') || address.endpoint.endsWith('scheduleleaguev2')) {
    const season = address.subject || world.season;
    return renderAnswer(address, earlier({ now: easternInstant(`${season.slice(0, 4)}-09-15`) }));
  }
  const date = address.subject || scoreboardDate(world.now);
  return renderAnswer(address, earlier({ now: easternInstant(date, '12:01') }));
}

/** The body that the fault makes of the answer. `revision` is the newest one that this game shows. */
export function spoilAnswer(
  fault: StoryFault,
  address: Address,
  world: World,
  earlier: Earlier,
  revision: number,
): object | null {
  if (fault === 'wrong_game') return wrongGame(address, world, earlier);
  if (fault === 'stale') return stale(address, world, earlier, revision);
  if (fault === 'shell') return shell(address, world, earlier);
  const body = renderAnswer(address, world);
  if (body !== null) spoilBody(fault, body as { [key: string]: unknown });
  return body;
}
