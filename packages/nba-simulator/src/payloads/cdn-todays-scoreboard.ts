import type { SimTeam, TeamLine } from '../sim-game.ts';
import { periods } from './cdn-boxscore.ts';
import { chance } from './chance.ts';
import { float } from './float.ts';
import { type GameState, startYear, type TeamRecord } from './game-state.ts';
import { fullName, leaderOf, rosterPosition } from './leaders.ts';
import { slug } from './stats-boxscore-traditional-v3.ts';
import { duration, falseZ, twelveHourStamp, utcSecond, withOffset } from './times.ts';

/** What a scoreboard needs of a game; lines are null when the game has not begun. */
export interface BoardGame {
  readonly state: GameState;
  readonly home: SimTeam;
  readonly away: SimTeam;
  readonly lines: { readonly home: TeamLine; readonly away: TeamLine } | null;
}

const noTeam = { team_id: 0, name: '', city: '', tricode: '', slug: '' } as const;
type NamedTeam = Pick<SimTeam, 'team_id' | 'name' | 'city' | 'tricode' | 'slug'>;

/** teamId 0 and empty names until the teams are known. */
export function boardTeam(game: BoardGame, side: 'home' | 'away'): NamedTeam {
  return game.state.is_tbd ? noTeam : game[side];
}

export function gameCode({ state, home, away }: BoardGame): string {
  return state.is_tbd ? '' : `${state.scheduled.game_date.replaceAll('-', '')}/${away.tricode}${home.tricode}`;
}

/** `1` and `0` while the game is on; before and after it null, and in the first seasons the word `None`. */
function bonus(line: TeamLine | null, { state }: BoardGame): string | null {
  if (state.status === 2 && line !== null) return line.is_in_bonus ? '1' : '0';
  return startYear(state.scheduled.season) <= 2021 ? 'None' : null;
}

function team(game: BoardGame, side: 'home' | 'away', record: TeamRecord, score: number) {
  const named = boardTeam(game, side);
  const line = game.lines?.[side] ?? null;
  const isLive = game.state.status === 2;
  const seed = game.state.scheduled[`${side}_seed`];
  return {
    teamId: named.team_id,
    teamName: named.name,
    teamCity: named.city,
    teamTricode: named.tricode,
    wins: record.wins,
    losses: record.losses,
    score,
    seed: seed === 0 ? null : seed,
    inBonus: bonus(line, game),
    timeoutsRemaining: isLive ? (line?.timeouts_remaining ?? 0) : 0,
    periods: periods(line),
  };
}

/** Nothing, three ways: a shell before the tip, nulls while nobody leads yet, a null slug afterwards. */
function leader(game: BoardGame, side: 'home' | 'away') {
  const line = game.lines === null ? null : leaderOf(game.lines[side]);
  const isLive = game.state.status === 2;
  const empty = { points: 0, rebounds: 0, assists: 0 };
  if (line === null || (isLive && game.state.home_score + game.state.away_score === 0)) {
    const nothing = isLive ? null : '';
    const tricode = isLive ? null : boardTeam(game, side).tricode;
    return {
      personId: 0,
      name: nothing,
      jerseyNum: nothing,
      position: nothing,
      teamTricode: tricode,
      playerSlug: null,
      ...empty,
    };
  }
  return {
    personId: line.player.person_id,
    name: fullName(line.player),
    jerseyNum: line.player.jersey,
    position: rosterPosition(line.player, isLive ? '' : '-'),
    teamTricode: game[side].tricode,
    playerSlug: isLive ? slug(fullName(line.player)) : null,
    points: line.points,
    rebounds: line.rebounds_offensive + line.rebounds_defensive,
    assists: line.assists,
  };
}

/** Labels of a game as both scoreboards and the schedule spell them. */
export function labels({ scheduled, series_text }: GameState) {
  return {
    seriesGameNumber: scheduled.series_game_number,
    gameLabel: scheduled.label,
    gameSubLabel: scheduled.sub_label,
    seriesText: series_text,
  };
}

function game(one: BoardGame) {
  const { state } = one;
  const { scheduled, tip } = state;
  const isLive = state.status === 2;
  const year = startYear(scheduled.season);
  const { seriesGameNumber, gameLabel, gameSubLabel, seriesText } = labels(state);
  return {
    gameId: scheduled.game_id,
    gameCode: gameCode(one),
    gameStatus: state.status,
    gameStatusText: state.status_text,
    period: state.period,
    gameClock: isLive ? duration(state.clock) : '',
    gameTimeUTC: utcSecond(tip),
    // Eastern in both: with its offset while the game is on, with a false Z otherwise.
    gameEt: isLive ? withOffset(tip) : falseZ(tip),
    regulationPeriods: 4,
    ...(year >= 2023 ? { ifNecessary: scheduled.is_if_necessary } : {}),
    seriesGameNumber,
    ...(year >= 2023 ? { gameLabel, gameSubLabel } : {}),
    seriesText,
    ...(year >= 2023
      ? {
          seriesConference: scheduled.series_conference,
          poRoundDesc: scheduled.round_description,
          gameSubtype: scheduled.subtype,
        }
      : {}),
    ...(year >= 2024 ? { isNeutral: scheduled.is_neutral } : {}),
    homeTeam: team(one, 'home', state.home_record, state.home_score),
    awayTeam: team(one, 'away', state.away_record, state.away_score),
    gameLeaders: { homeLeaders: leader(one, 'home'), awayLeaders: leader(one, 'away') },
    pbOdds: { team: null, odds: float(0), suspended: chance('odds', scheduled.game_id) < 0.02 ? 1 : 0 },
  };
}

/** Body of /static/json/liveData/scoreboard/todaysScoreboard_00.json */
export function cdnTodaysScoreboard(date: string, games: readonly BoardGame[], observed: number): object {
  return {
    meta: {
      version: 1,
      request:
        'https://nba-prod-us-east-1-mediaops-stats.s3.amazonaws.com/NBA/liveData/scoreboard/todaysScoreboard_00.json',
      time: twelveHourStamp(observed),
      code: 200,
    },
    scoreboard: {
      gameDate: date,
      leagueId: '00',
      leagueName: 'National Basketball Association',
      games: games.map(game),
    },
  };
}
