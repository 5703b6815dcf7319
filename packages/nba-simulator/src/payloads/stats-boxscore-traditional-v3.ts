import type { Line, PlayerLine, TeamLine } from '../sim-game.ts';
import { float, shortShare } from './float.ts';
import type { GameState } from './game-state.ts';
import { minuteSecond, utcStamp } from './times.ts';

const letters = { PG: 'G', SG: 'G', SF: 'F', PF: 'F', C: 'C' } as const;

export function slug(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

type Counted = Pick<
  Line,
  | 'field_goals_made'
  | 'field_goals_attempted'
  | 'three_pointers_made'
  | 'three_pointers_attempted'
  | 'free_throws_made'
  | 'free_throws_attempted'
  | 'rebounds_offensive'
  | 'rebounds_defensive'
  | 'assists'
  | 'steals'
  | 'blocks'
  | 'turnovers'
  | 'fouls_personal'
  | 'points'
>;

function counters(line: Counted, minutes: string) {
  return {
    minutes,
    fieldGoalsMade: line.field_goals_made,
    fieldGoalsAttempted: line.field_goals_attempted,
    fieldGoalsPercentage: shortShare(line.field_goals_made, line.field_goals_attempted),
    threePointersMade: line.three_pointers_made,
    threePointersAttempted: line.three_pointers_attempted,
    threePointersPercentage: shortShare(line.three_pointers_made, line.three_pointers_attempted),
    freeThrowsMade: line.free_throws_made,
    freeThrowsAttempted: line.free_throws_attempted,
    freeThrowsPercentage: shortShare(line.free_throws_made, line.free_throws_attempted),
    reboundsOffensive: line.rebounds_offensive,
    reboundsDefensive: line.rebounds_defensive,
    reboundsTotal: line.rebounds_offensive + line.rebounds_defensive,
    assists: line.assists,
    steals: line.steals,
    blocks: line.blocks,
    turnovers: line.turnovers,
    foulsPersonal: line.fouls_personal,
    points: line.points,
  };
}

const minutesOf = (line: PlayerLine) => (line.is_played ? minuteSecond(line.hundredths_played / 100) : '');

/** Those dressed who did not play say why here; the inactive are not in this answer at all. */
function comment(line: PlayerLine, isFinal: boolean): string {
  if (line.is_played || !isFinal) return '';
  return line.not_playing_reason === 'DND_INJURY' ? 'DND - Injury/Illness' : "DNP - Coach's Decision";
}

function player(line: PlayerLine, isFinal: boolean) {
  const { player: who } = line;
  return {
    personId: who.person_id,
    firstName: who.first_name,
    familyName: who.family_name,
    nameI: who.name_initial,
    playerSlug: slug(`${who.first_name} ${who.family_name}`),
    position: line.slot === null ? '' : letters[line.slot],
    comment: comment(line, isFinal),
    jerseyNum: '',
    statistics: { ...counters(line, minutesOf(line)), plusMinusPoints: float(line.plus - line.minus) },
  };
}

const summed = [
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
  'turnovers',
  'fouls_personal',
  'points',
] as const satisfies readonly (keyof Counted)[];

function total(lines: readonly PlayerLine[]): Counted {
  return Object.fromEntries(
    summed.map((name) => [name, lines.reduce((sum, line) => sum + line[name], 0)]),
  ) as unknown as Counted;
}

function team(line: TeamLine, isFinal: boolean, hasPlayers: boolean) {
  const dressed = hasPlayers ? line.players.filter((one) => one.is_active) : [];
  const starters = dressed.filter((one) => one.is_starter);
  const minutes = minuteSecond(starters.reduce((sum, one) => sum + one.hundredths_played, 0) / 100);
  const all = minuteSecond(line.hundredths_played / 100);
  return {
    teamId: line.team.team_id,
    teamCity: line.team.city,
    teamName: line.team.name,
    teamTricode: line.team.tricode,
    teamSlug: line.team.slug,
    players: dressed.map((one) => player(one, isFinal)),
    statistics: {
      ...counters(line, hasPlayers ? all : ''),
      plusMinusPoints: float(dressed.reduce((sum, one) => sum + one.plus - one.minus, 0) / 5),
    },
    starters: hasPlayers ? counters(total(starters), minutes) : null,
    // The league's own mistake, in every recorded answer: the bench is given the starters' minutes.
    bench: hasPlayers ? counters(total(dressed.filter((one) => !one.is_starter)), minutes) : null,
  };
}

/** Body of /stats/boxscoretraditionalv3. Before the tip: both teams, no players, starters and bench null. */
export function statsBoxscoreTraditionalV3(state: GameState): object {
  const { game_id, home_team_id, away_team_id } = state.scheduled;
  const { home, away } = state.detail();
  const [isFinal, hasPlayers] = [state.status === 3, state.status !== 1];
  return {
    meta: {
      version: 1,
      request: `http://nba.cloud/games/${game_id}/boxscoretraditional?Format=json`,
      time: utcStamp(state.observed),
    },
    boxScoreTraditional: {
      gameId: game_id,
      awayTeamId: away_team_id,
      homeTeamId: home_team_id,
      homeTeam: team(home, isFinal, hasPlayers),
      awayTeam: team(away, isFinal, hasPlayers),
    },
  };
}
