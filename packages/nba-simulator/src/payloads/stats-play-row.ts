import type { PlayEvent, SimGame } from '../sim-game.ts';
import type { Names } from './cdn-play-text.ts';
import { shotType, shotWords, title } from './stats-shot-type.ts';
import { wallText } from './times.ts';

const ordinal = (period: number) => ['1st', '2nd', '3rd'][period - 1] ?? `${period}th`;
const periodName = (period: number) => (period <= 4 ? `${ordinal(period)} Period` : `${ordinal(period - 4)} OT`);

/** Running counts that V3 puts into its texts. */
export class Counts {
  readonly #values = new Map<string, number>();
  next(...key: readonly (string | number)[]): number {
    const name = key.join('|');
    const value = (this.#values.get(name) ?? 0) + 1;
    this.#values.set(name, value);
    return value;
  }
  of(...key: readonly (string | number)[]): number {
    return this.#values.get(key.join('|')) ?? 0;
  }
}

/** What a play is called in V3. */
export interface Row {
  readonly actionType: string;
  readonly subType: string;
  readonly description: string;
  readonly isFieldGoal?: boolean;
  /** Replaces the play's person: the second man of a substitution, the thief, the blocker. */
  readonly personId?: number;
  readonly teamId?: number;
}

export interface Setting {
  readonly game: SimGame;
  readonly names: Names;
  readonly counts: Counts;
}

function shotRow(play: PlayEvent, { names, counts }: Setting): Row {
  const made = play.is_made === true;
  const type = shotType(play);
  const feet = Math.round(play.shot?.distance ?? 0);
  const what = [feet === 0 ? '' : `${feet}'`, play.kind === '3pt' ? '3PT' : '', shotWords(type)]
    .filter((word) => word !== '')
    .join(' ');
  const passer = play.assist_person_id;
  const assist = passer === 0 || !made ? '' : ` (${names.family(passer)} ${counts.next('assists', passer)} AST)`;
  const text = `${names.family(play.person_id)} ${what}`;
  return {
    actionType: made ? 'Made Shot' : 'Missed Shot',
    subType: type,
    description: made ? `${text} (${play.totals.points ?? 0} PTS)${assist}` : `MISS ${text}`,
    isFieldGoal: true,
  };
}

const foulTypes: Readonly<Record<string, readonly [string, string]>> = {
  'personal|shooting': ['Shooting', 'S.FOUL'],
  'personal|loose ball': ['Loose Ball', 'L.B.FOUL'],
  'personal|take': ['Personal Take', 'Personal Take Foul'],
  'personal|': ['Personal', 'P.FOUL'],
  'offensive|': ['Offensive', 'OFF.Foul'],
  'offensive|charge': ['Offensive Charge', 'Offensive Charge Foul'],
  'technical|': ['Technical', 'T.FOUL'],
  'technical|defensive-3-second': ['Defense 3 Second', 'T.FOUL (Def. 3 Sec )'],
};

function foulRow(play: PlayEvent, { game, names, counts }: Setting): Row {
  const [subType, word] = foulTypes[`${play.subtype}|${play.descriptor}`] ?? [
    title(play.descriptor || play.subtype),
    'FOUL',
  ];
  const official = game.officials.find((one) => one.person_id === play.official_id);
  const by = official === undefined ? '' : ` (${official.name_initial.replace(' ', '')})`;
  const who = play.person_id === 0 ? names.tricode(play.team_id) : names.family(play.person_id);
  const own = play.totals.fouls_personal ?? 0;
  if (play.subtype === 'technical') return { actionType: 'Foul', subType, description: `${who} ${word}${by}` };
  if (play.subtype === 'offensive')
    return { actionType: 'Foul', subType, description: `${who} ${word} (P${own})${by}` };
  const team = counts.next('fouls', play.team_id, play.period);
  return { actionType: 'Foul', subType, description: `${who} ${word} (P${own}.${team >= 5 ? 'PN' : `T${team}`})${by}` };
}

const turnoverTypes: Readonly<Record<string, string>> = {
  'offensive foul': 'Offensive Foul Turnover',
  'shot clock': 'Shot Clock Turnover',
  '3-second-violation': '3 Second Violation',
  '5-second-violation': '5 Second Violation',
  '8-second-violation': '8 Second Violation',
  'step|out-of-bounds': 'Step Out of Bounds Turnover',
  'lost ball|out-of-bounds': 'Out of Bounds Lost Ball Turnover',
  'bad pass|out-of-bounds': 'Out of Bounds - Bad Pass Turnover',
};

function turnoverRow(play: PlayEvent, teamName: string, { names, counts }: Setting): Row {
  const key = play.descriptor === '' ? play.subtype : `${play.descriptor}|${play.subtype}`;
  const subType = turnoverTypes[key] ?? title(play.subtype);
  const team = counts.next('turnovers', play.team_id);
  const bare = subType.replace(/ Turnover$/, '');
  if (play.person_id === 0) {
    return { actionType: 'Turnover', subType, description: `${teamName} Turnover: ${bare} (T#${team})` };
  }
  // The league says the word twice after a bad pass out of bounds, and only there.
  const word = subType.includes('Bad Pass Turnover') ? `${subType} Turnover` : `${bare} Turnover`;
  const total = play.totals.turnovers ?? 0;
  return {
    actionType: 'Turnover',
    subType,
    description: `${names.family(play.person_id)} ${word} (P${total}.T${team})`,
  };
}

/** The play in V3's words; null for what V3 does not list or lists otherwise. */
export function rowOf(play: PlayEvent, setting: Setting): Row | null {
  const { game, names, counts } = setting;
  const who = names.family(play.person_id);
  const team = play.team_id === game.home.team.team_id ? game.home.team : game.away.team;
  switch (play.kind) {
    case '2pt':
    case '3pt':
      return shotRow(play, setting);
    case 'heave':
      return { actionType: 'Heave', subType: 'Team Field Goal Attempt', description: `${team.name} Heave` };
    case 'freethrow': {
      const subType = `Free Throw ${play.descriptor === 'technical' ? 'Technical' : play.subtype}`;
      const made = play.is_made === true;
      return {
        actionType: 'Free Throw',
        subType,
        description: made ? `${who} ${subType} (${play.totals.points ?? 0} PTS)` : `MISS ${who} ${subType}`,
      };
    }
    case 'rebound': {
      const subType = play.qualifiers.includes('deadball') ? 'Normal Rebound' : 'Unknown';
      if (play.person_id === 0) return { actionType: 'Rebound', subType, description: `${team.name} Rebound` };
      const { rebounds_offensive: off = 0, rebounds_defensive: def = 0 } = play.totals;
      return { actionType: 'Rebound', subType, description: `${who} REBOUND (Off:${off} Def:${def})` };
    }
    case 'turnover':
      return turnoverRow(play, team.name, setting);
    case 'steal':
      return { actionType: '', subType: '', description: `${who} STEAL (${play.totals.steals ?? 0} STL)` };
    case 'block':
      return { actionType: '', subType: '', description: `${who} BLOCK (${play.totals.blocks ?? 0} BLK)` };
    case 'foul':
      return foulRow(play, setting);
    case 'timeout': {
      if (play.subtype === 'challenge') {
        return {
          actionType: 'Timeout',
          subType: 'Coach Challenge',
          description: `${team.name} Timeout: Coach Challenge (Reg.1 Short 0)`,
        };
      }
      const taken = counts.next('timeouts', play.team_id);
      // The same thing in two spellings, as the league writes it for its home and away sides.
      const count = team === game.home.team ? `(Full ${taken} Short 0)` : `(Reg.${taken} Short 0)`;
      return { actionType: 'Timeout', subType: 'Regular', description: `${team.name} Timeout: Regular ${count}` };
    }
    case 'jumpball': {
      const text = `Jump Ball ${names.family(play.jump_ball_won_person_id)} vs. ${names.family(play.jump_ball_lost_person_id)}`;
      const to = names.family(play.jump_ball_recovered_person_id) || team.name;
      return { actionType: 'Jump Ball', subType: '', description: `${text}: Tip to ${to}` };
    }
    case 'violation': {
      const subType = title(play.subtype.replaceAll('-', ' '));
      const text =
        play.person_id === 0 ? `${team.name} Violation: ${subType} Violation` : `${who} Violation:${subType}`;
      return { actionType: 'Violation', subType, description: text };
    }
    case 'period': {
      const what = `${play.subtype === 'start' ? 'Start' : 'End'} of ${periodName(play.period)}`;
      return {
        actionType: 'period',
        subType: play.subtype,
        description: `${what} (${wallText(Date.parse(play.occurred_at))})`,
      };
    }
    case 'instantreplay': {
      const text = `Instant Replay${periodName(play.period)} (${wallText(Date.parse(play.occurred_at))})`;
      return {
        actionType: 'Instant Replay',
        subType: play.subtype === 'overturned' ? 'Overturn Ruling' : 'Support Ruling',
        description: text,
      };
    }
    case 'ejection':
      return {
        actionType: 'Ejection',
        subType: title(play.subtype),
        description: `${who} Ejection:${title(play.subtype)}`,
      };
    default:
      return null; // substitutions are paired below; stoppages and the end of the game are not in V3
  }
}
