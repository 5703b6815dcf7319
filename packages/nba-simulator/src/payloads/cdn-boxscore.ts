import type { PlayerLine, SimGame, TeamLine } from '../sim-game.ts';
import { playerStatistics, teamStatistics } from './cdn-statistics.ts';
import { chance } from './chance.ts';
import type { GameState } from './game-state.ts';
import { duration, eastern, easternStamp, utcSecond, withOffset } from './times.ts';

const flag = (value: boolean) => (value ? '1' : '0');

/** Minutes that the league adjusts so that the team's add up: whole minutes, largest remainders first. */
function wholeMinutes(team: TeamLine): Map<number, number> {
  const played = team.players.map((line) => ({ id: line.player.person_id, minutes: line.hundredths_played / 6000 }));
  const whole = new Map(played.map(({ id, minutes }) => [id, Math.floor(minutes)]));
  let missing = Math.round(team.hundredths_played / 6000) - [...whole.values()].reduce((sum, value) => sum + value, 0);
  for (const { id, minutes } of played.toSorted((a, b) => (b.minutes % 1) - (a.minutes % 1))) {
    if (missing <= 0) break;
    whole.set(id, Math.floor(minutes) + 1);
    missing -= 1;
  }
  return whole;
}

/** Keys that are absent unless set: notPlayingReason, notPlayingDescription (often with a space at its end), position. */
function player(state: GameState, line: PlayerLine, order: number, minutes: number) {
  const { player: who } = line;
  const started = state.status !== 1;
  const reason = line.is_played && started ? null : line.not_playing_reason;
  const why = reason === null ? null : line.not_playing_description;
  const padding = chance(state.scheduled.game_id, who.person_id) < 0.4 ? ' ' : '';
  return {
    status: line.is_active ? 'ACTIVE' : 'INACTIVE',
    // The coach's decision is known only afterwards, and most often it is not written down at all.
    ...(reason !== null && (reason !== 'DNP_COACH' || (state.status === 3 && padding === ' '))
      ? { notPlayingReason: reason }
      : {}),
    ...(why === null ? {} : { notPlayingDescription: `${why}${padding}` }),
    order,
    personId: who.person_id,
    jerseyNum: who.jersey,
    ...(line.slot === null ? {} : { position: line.slot }),
    starter: flag(line.is_starter),
    oncourt: flag(line.is_on_court),
    played: flag(line.is_played),
    statistics: playerStatistics(line, minutes),
    name: `${who.first_name} ${who.family_name}`,
    nameI: who.name_initial,
    firstName: who.first_name,
    familyName: who.family_name,
  };
}

/** Four periods at least, zeros where nothing has been played. */
export function periods(line: TeamLine | null) {
  const scores = [...(line?.period_scores ?? [])];
  while (scores.length < 4) scores.push(0);
  return scores.map((score, i) => ({ period: i + 1, periodType: i < 4 ? 'REGULAR' : 'OVERTIME', score }));
}

/** Before the tip the bench is listed by family name; afterwards by minutes, as the model has it. */
function listed(state: GameState, line: TeamLine): readonly PlayerLine[] {
  if (state.status === 3) return line.players;
  const rank = (one: PlayerLine) => (one.is_starter ? 0 : one.is_active ? 1 : 2);
  return line.players.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.is_starter
        ? 0
        : b.hundredths_played - a.hundredths_played || (a.player.family_name < b.player.family_name ? -1 : 1)),
  );
}

function team(state: GameState, line: TeamLine, opponent: TeamLine) {
  const minutes = wholeMinutes(line);
  return {
    teamId: line.team.team_id,
    teamName: line.team.name,
    teamCity: line.team.city,
    teamTricode: line.team.tricode,
    score: line.points,
    inBonus: flag(line.is_in_bonus),
    timeoutsRemaining: line.timeouts_remaining,
    periods: periods(line),
    players: listed(state, line).map((one, i) => player(state, one, i + 1, minutes.get(one.player.person_id) ?? 0)),
    statistics: teamStatistics(line, opponent, state.scheduled.season),
  };
}

function officials(game: SimGame) {
  // Their order is not fixed in the real feed either.
  const shift = Math.floor(chance('officials', game.scheduled.game_id) * game.officials.length);
  return [...game.officials.slice(shift), ...game.officials.slice(0, shift)].map((official) => ({
    personId: official.person_id,
    name: `${official.first_name} ${official.family_name}`,
    nameI: official.name_initial,
    firstName: official.first_name,
    familyName: official.family_name,
    jerseyNum: official.jersey,
    assignment: official.assignment,
  }));
}

/** Body of /static/json/liveData/boxscore/boxscore_{id}.json */
export function cdnBoxscore(state: GameState): object {
  const { scheduled, tip } = state;
  const { game, home, away } = state.detail();
  const { arena } = scheduled;
  const isFinal = state.status === 3;
  const at = easternStamp(state.observed, Math.floor(chance('meta', scheduled.game_id) * 1000));
  return {
    meta: {
      version: 1,
      code: 200,
      request: `http://nba.cloud/games/${scheduled.game_id}/boxscore?Format=json`,
      time: at,
    },
    game: {
      gameId: scheduled.game_id,
      gameTimeLocal: withOffset(tip, arena.timezone),
      gameTimeUTC: utcSecond(tip),
      gameTimeHome: withOffset(tip, home.team.arena.timezone),
      gameTimeAway: withOffset(tip, away.team.arena.timezone),
      gameEt: withOffset(tip, eastern),
      duration: isFinal
        ? game.duration_minutes
        : state.status === 1
          ? 0
          : Math.max(0, Math.floor((state.observed - tip) / 60_000)),
      gameCode: `${scheduled.game_date.replaceAll('-', '')}/${away.team.tricode}${home.team.tricode}`,
      gameStatusText: state.status === 1 ? 'pregame' : state.status_text,
      gameStatus: state.status,
      regulationPeriods: 4,
      period: state.period,
      gameClock: duration(state.status === 1 ? countdown(state) : state.clock),
      attendance: state.status === 1 ? 0 : game.attendance,
      sellout: flag(state.status !== 1 && game.is_sellout),
      arena: {
        arenaId: arena.arena_id,
        arenaName: arena.name,
        arenaCity: arena.city,
        arenaState: arena.state,
        arenaCountry: arena.country,
        arenaTimezone: arena.timezone,
      },
      officials: officials(game),
      homeTeam: team(state, home, away),
      awayTeam: team(state, away, home),
    },
  };
}

/** The pre-game clock runs down to the tip, and past it stands still for the anthem. */
function countdown(state: GameState): number {
  return Math.min(Math.max((state.tip - state.observed) / 1000, 599), 5_999);
}
