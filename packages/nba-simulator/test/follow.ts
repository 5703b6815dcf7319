import type { PlayEvent, SimGame } from '../src/sim-game.ts';

/** What a reader of the plays alone finds: an own count, independent of the simulator's. */
export interface Floor {
  line(personId: number): Record<string, number>;
  hundredths(personId: number): number;
  isOn(personId: number): boolean;
  /** Orders of plays by someone who had fouled out. */
  readonly playedOn: readonly number[];
  /** Orders of fouls whose free throws do not fit the team fouls before. */
  readonly wrongBonus: readonly number[];
}

const points: Partial<Record<PlayEvent['kind'], number>> = { '2pt': 2, '3pt': 3, freethrow: 1 };

export function follow(game: SimGame): Floor {
  const counts = new Map<string, number>();
  const add = (personId: number, name: string, by = 1): void => {
    counts.set(`${personId} ${name}`, (counts.get(`${personId} ${name}`) ?? 0) + by);
  };
  const on = new Map(
    [game.home, game.away].map((team) => [
      team.team.team_id,
      new Set(team.players.filter((player) => player.is_starter).map(({ player }) => player.person_id)),
    ]),
  );
  const snapshot = (): Map<number, number[]> => new Map([...on].map(([teamId, five]) => [teamId, [...five]]));
  const onAtFoul = { technical: snapshot(), other: snapshot() };
  const time = new Map<number, number>();
  const fouls = new Map<number, number>();
  const playedOn: number[] = [];
  const wrongBonus: number[] = [];
  let period = 0;
  let clock = 0;
  let teamFouls = new Map<number, { all: number; late: number }>();
  for (const play of game.plays) {
    if (play.period !== period) {
      period = play.period;
      clock = period > 4 ? 30_000 : 72_000;
      teamFouls = new Map();
    }
    for (const five of on.values()) {
      for (const personId of five) time.set(personId, (time.get(personId) ?? 0) + clock - play.clock);
    }
    clock = play.clock;
    if (play.kind === 'substitution') {
      const five = on.get(play.team_id) as Set<number>;
      if (play.subtype === 'out' && !five.delete(play.person_id))
        throw new Error(`play ${play.order}: ${play.person_id} was not on court`);
      if (play.subtype === 'in') {
        if (five.has(play.person_id)) throw new Error(`play ${play.order}: ${play.person_id} was on court already`);
        five.add(play.person_id);
      }
    } else {
      for (const five of on.values()) if (five.size !== 5) throw new Error(`play ${play.order}: ${five.size} on court`);
      // The foul itself and the turnover that an offensive foul is are still his.
      const isOwnFoul = play.kind === 'foul' || play.kind === 'ejection' || play.subtype === 'offensive foul';
      const actor = isOwnFoul ? 0 : play.person_id;
      if (actor > 0 && ((fouls.get(actor) ?? 0) >= 6 || !on.get(play.team_id)?.has(actor))) playedOn.push(play.order);
    }
    countPlay(play, add);
    const value = points[play.kind];
    if (play.kind === 'foul') onAtFoul[play.subtype === 'technical' ? 'technical' : 'other'] = snapshot();
    if (value && play.is_made) {
      const isFree = play.kind === 'freethrow';
      const credited = isFree ? onAtFoul[play.descriptor === 'technical' ? 'technical' : 'other'] : on;
      for (const [teamId, five] of credited)
        for (const personId of five) add(personId, teamId === play.team_id ? 'plus' : 'minus', value);
    }
    if (play.kind === 'foul' && play.subtype !== 'technical') {
      fouls.set(play.person_id, (fouls.get(play.person_id) ?? 0) + 1);
      if (play.subtype === 'personal' && !fitsBonus(play, teamFouls)) wrongBonus.push(play.order);
    }
  }
  return {
    line: (personId) =>
      Object.fromEntries(
        [...counts]
          .filter(([key]) => key.startsWith(`${personId} `))
          .map(([key, value]) => [key.split(' ')[1] as string, value]),
      ),
    hundredths: (personId) => time.get(personId) ?? 0,
    isOn: (personId) => [...on.values()].some((five) => five.has(personId)),
    playedOn,
    wrongBonus,
  };
}

function countPlay(play: PlayEvent, add: (personId: number, name: string, by?: number) => void): void {
  const who = play.person_id;
  const marks = play.qualifiers;
  const value = points[play.kind] ?? 0;
  if (play.kind === '2pt' || play.kind === '3pt') {
    add(who, 'field_goals_attempted');
    if (play.is_made) add(who, 'field_goals_made');
    if (play.kind === '3pt') add(who, 'three_pointers_attempted');
    if (play.kind === '3pt' && play.is_made) add(who, 'three_pointers_made');
    if (play.assist_person_id > 0) add(play.assist_person_id, 'assists');
    if (play.block_person_id > 0) add(who, 'blocks_received');
  }
  if (play.kind === 'freethrow') add(who, 'free_throws_attempted');
  if (play.kind === 'freethrow' && play.is_made) add(who, 'free_throws_made');
  if (play.is_made) {
    add(who, 'points', value);
    if (marks.includes('pointsinthepaint')) add(who, 'points_in_the_paint', value);
    if (marks.includes('fastbreak')) add(who, 'points_fast_break', value);
    if (marks.includes('2ndchance')) add(who, 'points_second_chance', value);
  }
  if (play.kind === 'rebound' && who > 0) add(who, `rebounds_${play.subtype}`);
  if (play.kind === 'turnover' && who > 0) add(who, 'turnovers');
  if (play.kind === 'steal') add(who, 'steals');
  if (play.kind === 'block') add(who, 'blocks');
  if (play.kind === 'foul' && play.subtype === 'technical' && who > 0) add(who, 'fouls_technical');
  if (play.kind === 'foul' && play.subtype !== 'technical') {
    add(who, 'fouls_personal');
    if (play.subtype === 'offensive') add(who, 'fouls_offensive');
    if (play.foul_drawn_person_id > 0) add(play.foul_drawn_person_id, 'fouls_drawn');
  }
}

/** A foul that is no shooting foul gives two free throws from the fifth of a quarter, the fourth of an overtime, the second of the last two minutes. */
function fitsBonus(play: PlayEvent, teamFouls: Map<number, { all: number; late: number }>): boolean {
  const before = teamFouls.get(play.team_id) ?? { all: 0, late: 0 };
  const isLate = play.clock <= 12_000;
  const isBonus = before.all >= (play.period > 4 ? 3 : 4) || (isLate && before.late >= 1);
  teamFouls.set(play.team_id, { all: before.all + 1, late: before.late + (isLate ? 1 : 0) });
  if (play.descriptor === 'shooting') return play.qualifiers.some((mark) => mark.endsWith('freethrow'));
  return play.qualifiers.includes('2freethrow') === isBonus && play.qualifiers.includes('inpenalty') === isBonus;
}
