import type { PlayEvent } from '../sim-game.ts';
import { cdnPlayText, type Names } from './cdn-play-text.ts';

function person(personId: number, names: Names) {
  return personId === 0 ? {} : { playerName: names.family(personId), playerNameI: names.initial(personId) };
}

function involved(play: PlayEvent): number[] {
  if (play.kind === 'jumpball') {
    return [play.person_id, play.jump_ball_won_person_id, play.jump_ball_lost_person_id].filter((id) => id !== 0);
  }
  const all = [
    play.person_id,
    play.assist_person_id,
    play.block_person_id,
    play.steal_person_id,
    play.foul_drawn_person_id,
  ];
  return [...new Set(all)].filter((id) => id !== 0);
}

function jumpBall(play: PlayEvent, names: Names) {
  const recovered = play.jump_ball_recovered_person_id;
  return {
    jumpBallRecoveredName: recovered === 0 ? `Team (${names.tricode(play.team_id)})` : names.initial(recovered),
    ...(recovered === 0 ? {} : { jumpBallRecoverdPersonId: recovered }),
  };
}

/** What follows `isFieldGoal` in a row: outcome, totals, text, who else had a part. `assists` is the passer's total. */
export function cdnPlayResult(play: PlayEvent, names: Names, numberOf: ReadonlyMap<number, number>, assists: number) {
  const { totals } = play;
  const description = cdnPlayText(play, names, assists);
  const filter = involved(play);
  const who = person(play.person_id, names);
  const common = { description, ...who, personIdsFilter: filter };
  switch (play.kind) {
    case '2pt':
    case '3pt':
      return {
        shotResult: play.is_made ? 'Made' : 'Missed',
        ...(play.is_made ? { pointsTotal: totals.points ?? 0 } : {}),
        ...common,
        ...(play.is_made && play.assist_person_id !== 0
          ? {
              assistPlayerNameInitial: names.initial(play.assist_person_id),
              assistPersonId: play.assist_person_id,
              assistTotal: assists,
            }
          : {}),
        ...(play.block_person_id === 0
          ? {}
          : { blockPlayerName: names.family(play.block_person_id), blockPersonId: play.block_person_id }),
      };
    case 'freethrow':
      return {
        shotResult: play.is_made ? 'Made' : 'Missed',
        ...(play.is_made ? { pointsTotal: totals.points ?? 0 } : {}),
        ...common,
      };
    case 'rebound': {
      const defensive = totals.rebounds_defensive ?? 0;
      const offensive = totals.rebounds_offensive ?? 0;
      return {
        ...(numberOf.has(play.shot_order) ? { shotActionNumber: numberOf.get(play.shot_order) } : {}),
        ...(play.person_id === 0
          ? {}
          : {
              reboundTotal: defensive + offensive,
              reboundDefensiveTotal: defensive,
              reboundOffensiveTotal: offensive,
            }),
        ...common,
      };
    }
    case 'turnover':
      return {
        ...(play.person_id === 0 ? {} : { turnoverTotal: totals.turnovers ?? 0 }),
        ...common,
        ...(play.steal_person_id === 0
          ? {}
          : { stealPlayerName: names.family(play.steal_person_id), stealPersonId: play.steal_person_id }),
      };
    case 'foul':
      return {
        ...(play.person_id === 0
          ? {}
          : { foulPersonalTotal: totals.fouls_personal ?? 0, foulTechnicalTotal: totals.fouls_technical ?? 0 }),
        ...(play.subtype === 'technical' ? { side: null } : {}),
        ...common,
        ...(play.foul_drawn_person_id === 0
          ? {}
          : {
              foulDrawnPlayerName: names.family(play.foul_drawn_person_id),
              foulDrawnPersonId: play.foul_drawn_person_id,
            }),
      };
    case 'jumpball':
      return {
        ...jumpBall(play, names),
        side: null,
        ...who,
        personIdsFilter: filter,
        jumpBallWonPlayerName: names.family(play.jump_ball_won_person_id),
        jumpBallWonPersonId: play.jump_ball_won_person_id,
        description,
        jumpBallLostPlayerName: names.family(play.jump_ball_lost_person_id),
        jumpBallLostPersonId: play.jump_ball_lost_person_id,
      };
    case 'steal':
    case 'block':
    case 'heave':
      return common;
    default:
      return { side: null, ...common };
  }
}
