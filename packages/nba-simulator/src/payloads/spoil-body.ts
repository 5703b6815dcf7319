import type { StoryFault } from './spoil-answer.ts';

type Json = { [key: string]: unknown };

/** The lists of a body, outermost last: games of a scoreboard, dates and games of a schedule, players of both teams, actions. */
function lists(body: Json): unknown[][] {
  const root = (body.scoreboard ?? body.leagueSchedule ?? body.game ?? body.boxScoreTraditional) as Json | null;
  if (root === null || root === undefined) return [];
  if (Array.isArray(root.gameDates)) {
    return [...root.gameDates.map((date) => (date as { games: unknown[] }).games), root.gameDates];
  }
  if (Array.isArray(root.games)) return [root.games];
  if (Array.isArray(root.actions)) return [root.actions];
  return ['homeTeam', 'awayTeam'].flatMap((side) => {
    const players = (root[side] as Json | undefined)?.players;
    return Array.isArray(players) ? [players] : [];
  });
}

function lastGames(body: Json): unknown[] | undefined {
  const all = lists(body).filter((list) => (list[0] as Json | undefined)?.gameId !== undefined);
  return all.at(-1);
}

function teamsOf(body: Json): Json[] {
  const root = (body.game ?? body.boxScoreTraditional) as Json | null | undefined;
  return [root?.homeTeam, root?.awayTeam].filter((team) => team !== undefined) as Json[];
}

/** Numbers to 0, everything else as it was; floats are no numbers here, but are nothing without them. */
function zeroed(statistics: Json): Json {
  const plain = JSON.parse(JSON.stringify(statistics)) as Json;
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, typeof value === 'number' ? 0 : value]));
}

/** Spoils a freshly rendered body in place. */
export function spoilBody(fault: StoryFault, body: Json): void {
  const games = lastGames(body);
  const [home, away] = teamsOf(body);
  const playersOf = (team: Json | undefined) => (team?.players ?? []) as Json[];
  switch (fault) {
    case 'zero_rows':
      for (const list of lists(body)) list.length = 0;
      break;
    case 'missing_game':
      games?.pop();
      break;
    case 'foreign_game': {
      const last = games?.at(-1) as Json | undefined;
      if (last !== undefined) games?.push({ ...last, gameId: `20${String(last.gameId).slice(2)}` });
      break;
    }
    case 'null_score': {
      const last = games?.at(-1) as (Json & { homeTeam: Json; awayTeam: Json }) | undefined;
      if (last === undefined) break;
      Object.assign(last, { gameStatus: 3, gameStatusText: 'Final' });
      for (const team of [last.homeTeam, last.awayTeam]) team.score = null;
      break;
    }
    case 'player_twice': {
      const [first] = playersOf(home);
      if (first !== undefined) playersOf(away).push(first);
      break;
    }
    case 'zeroed_players':
      for (const player of [...playersOf(home), ...playersOf(away)])
        player.statistics = zeroed(player.statistics as Json);
      break;
    case 'no_team_statistics':
      delete home?.statistics;
      break;
    case 'score_decreases': {
      const actions = ((body.game as Json | undefined)?.actions ?? []) as Json[];
      const middle = actions.find((action, i) => i >= actions.length / 2 && Number(action.scoreHome) > 0);
      if (middle !== undefined) middle.scoreHome = '0';
      break;
    }
    default:
      break;
  }
}
