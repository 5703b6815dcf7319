import type { PlayEvent, SimGame, SimPlayer } from '../sim-game.ts';

export interface Names {
  /** `J. Oduya Jr.`; '' for nobody. */
  initial(personId: number): string;
  family(personId: number): string;
  tricode(teamId: number): string;
}

export function namesOf(game: SimGame): Names {
  const players = new Map<number, SimPlayer>();
  for (const { player } of [...game.home.players, ...game.away.players]) players.set(player.person_id, player);
  return {
    initial: (id) => players.get(id)?.name_initial ?? '',
    family: (id) => players.get(id)?.family_name ?? '',
    tricode: (id) =>
      id === game.home.team.team_id
        ? game.home.team.tricode
        : id === game.away.team.team_id
          ? game.away.team.tricode
          : '',
  };
}

const words = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');

function shotText(play: PlayEvent, names: Names, assists: number): string {
  const who = names.initial(play.person_id);
  const feet = `${Math.floor(play.shot?.distance ?? 0)}'`;
  const made = play.is_made === true;
  let what: string;
  // A made three with no descriptor keeps its two spaces; a missed one has the descriptor first.
  if (play.kind === '3pt') what = made ? `${feet} 3PT ${play.descriptor}` : words(feet, play.descriptor, '3PT');
  else if (play.subtype === 'Jump Shot') what = words(feet, play.descriptor, made ? 'Jump Shot' : 'Shot');
  else if (play.subtype === 'Hook') what = words(feet, play.descriptor, 'Hook');
  else what = words(play.descriptor, play.subtype);
  if (!made) return `MISS ${who} ${what}${play.block_person_id === 0 ? '' : ' - blocked'}`;
  const assist = play.assist_person_id === 0 ? '' : ` (${names.initial(play.assist_person_id)} ${assists} AST)`;
  return `${who} ${what} (${play.totals.points ?? 0} PTS)${assist}`;
}

function foulText(play: PlayEvent, names: Names): string {
  const who = play.person_id === 0 ? names.tricode(play.team_id) : names.initial(play.person_id);
  if (play.subtype === 'technical') {
    return `${words(who, play.descriptor, 'technical FOUL')} (${play.totals.fouls_technical ?? 1} Tech)`;
  }
  const shots = play.qualifiers.find((word) => word.endsWith('freethrow'))?.[0];
  const drawn = shots === undefined ? '' : ` (${names.family(play.foul_drawn_person_id)} ${shots} FT)`;
  return `${words(who, play.descriptor, play.subtype, 'FOUL')} (${play.totals.fouls_personal ?? 0} PF)${drawn}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The CDN's description of a play. `assists` is the passer's running total on a made shot. */
export function cdnPlayText(play: PlayEvent, names: Names, assists: number): string {
  const who = names.initial(play.person_id);
  const { totals } = play;
  switch (play.kind) {
    case '2pt':
    case '3pt':
      return shotText(play, names, assists);
    case 'freethrow':
      return play.is_made === true
        ? `${words(who, play.descriptor, 'Free Throw', play.subtype)} (${totals.points ?? 0} PTS)`
        : `MISS ${words(who, play.descriptor, 'Free Throw', play.subtype)}`;
    case 'rebound':
      return play.person_id === 0
        ? `TEAM ${play.subtype} REBOUND`
        : `${who} REBOUND (Off:${totals.rebounds_offensive ?? 0} Def:${totals.rebounds_defensive ?? 0})`;
    case 'turnover':
      return play.person_id === 0
        ? `${names.tricode(play.team_id)} ${play.subtype} Team TURNOVER`
        : `${words(who, play.descriptor, play.subtype, 'TURNOVER')} (${totals.turnovers ?? 0} TO)`;
    case 'steal':
      return `${who} STEAL (${totals.steals ?? 0} STL)`;
    case 'block':
      return `${who} BLOCK (${totals.blocks ?? 0} BLK)`;
    case 'foul':
      return foulText(play, names);
    case 'substitution':
      return `SUB ${play.subtype}: ${who}`;
    case 'timeout':
      return `${names.tricode(play.team_id)} Timeout`;
    case 'jumpball': {
      const [won, lost] = [names.initial(play.jump_ball_won_person_id), names.initial(play.jump_ball_lost_person_id)];
      const to = names.initial(play.jump_ball_recovered_person_id) || `Team (${names.tricode(play.team_id)})`;
      return `Jump Ball ${won} vs. ${lost}: Tip to ${to}`;
    }
    case 'violation':
      return `${who === '' ? 'TEAM' : who} ${play.subtype} VIOLATION`;
    case 'heave':
      return `${names.tricode(play.team_id)} Heave`;
    case 'period':
    case 'game':
      return `${capital(play.kind)} ${capital(play.subtype)}`;
    case 'stoppage':
      return `STOPPAGE: ${capital(play.subtype)}`;
    case 'instantreplay':
      return `Instant Replay: ${capital(play.subtype)}`;
    case 'ejection':
      return `${who} Ejection: ${capital(play.subtype)}`;
  }
}
