import type { SimPlayer, TeamLine } from '../sim-game.ts';
import { boardChannel, channelsOf } from './broadcasters.ts';
import { periods } from './cdn-boxscore.ts';
import { type BoardGame, boardTeam, gameCode, labels } from './cdn-todays-scoreboard.ts';
import { startYear, type TeamRecord } from './game-state.ts';
import { fullName, leaderOf, rosterPosition, seasonLeader } from './leaders.ts';
import { slug } from './stats-boxscore-traditional-v3.ts';
import { easternDate, falseZ, utcSecond, utcStamp } from './times.ts';

export type Rosters = ReadonlyMap<number, readonly SimPlayer[]>;

function leader(game: BoardGame, side: 'home' | 'away') {
  const line = game.lines === null ? null : leaderOf(game.lines[side]);
  const tricode = boardTeam(game, side).tricode;
  if (line === null) {
    return {
      personId: 0,
      name: '',
      playerSlug: '',
      jerseyNum: '',
      position: '',
      teamTricode: tricode,
      points: 0,
      rebounds: 0,
      assists: 0,
    };
  }
  return {
    personId: line.player.person_id,
    name: fullName(line.player),
    playerSlug: slug(fullName(line.player)),
    jerseyNum: line.player.jersey,
    position: rosterPosition(line.player, '-'),
    teamTricode: tricode,
    points: line.points,
    rebounds: line.rebounds_offensive + line.rebounds_defensive,
    assists: line.assists,
  };
}

function team(game: BoardGame, side: 'home' | 'away', record: TeamRecord, score: number) {
  const named = boardTeam(game, side);
  const line: TeamLine | null = game.lines?.[side] ?? null;
  return {
    teamId: named.team_id,
    teamName: named.name,
    teamCity: named.city,
    teamTricode: named.tricode,
    teamSlug: named.slug,
    wins: record.wins,
    losses: record.losses,
    score,
    seed: game.state.scheduled[`${side}_seed`],
    inBonus: null,
    timeoutsRemaining: game.state.status === 1 ? 0 : (line?.timeouts_remaining ?? 0),
    periods: periods(line),
  };
}

function broadcasters(game: BoardGame) {
  const channels = channelsOf(game.state.scheduled.game_id, boardTeam(game, 'home'), boardTeam(game, 'away'));
  return {
    nationalBroadcasters: channels.national.map(boardChannel),
    nationalRadioBroadcasters: channels.nationalRadio.map(boardChannel),
    nationalOttBroadcasters: [],
    homeTvBroadcasters: channels.homeTv.map(boardChannel),
    homeRadioBroadcasters: channels.homeRadio.map(boardChannel),
    homeOttBroadcasters: channels.homeOtt.map(boardChannel),
    awayTvBroadcasters: channels.awayTv.map(boardChannel),
    awayRadioBroadcasters: channels.awayRadio.map(boardChannel),
    awayOttBroadcasters: channels.awayOtt.map(boardChannel),
  };
}

function game(one: BoardGame, rosters: Rosters, renderedOn: string) {
  const { state } = one;
  const { scheduled } = state;
  const year = startYear(scheduled.season);
  const { seriesGameNumber, gameLabel, gameSubLabel, seriesText } = labels(state);
  const best = (side: 'home' | 'away') => {
    const { team_id, tricode } = boardTeam(one, side);
    return seasonLeader(rosters.get(team_id) ?? [], tricode, renderedOn);
  };
  return {
    gameId: scheduled.game_id,
    gameCode: gameCode(one),
    gameStatus: state.status,
    gameStatusText: state.status_text,
    period: state.period,
    gameClock: '',
    gameTimeUTC: utcSecond(state.tip),
    gameEt: falseZ(state.tip),
    regulationPeriods: 4,
    seriesGameNumber,
    ...(year >= 2023 ? { gameLabel, gameSubLabel } : {}),
    seriesText,
    ifNecessary: scheduled.is_if_necessary,
    ...(year >= 2023
      ? {
          seriesConference: scheduled.series_conference,
          poRoundDesc: scheduled.round_description,
          gameSubtype: scheduled.subtype,
        }
      : {}),
    ...(year >= 2024 ? { isNeutral: scheduled.is_neutral } : {}),
    gameLeaders: { homeLeaders: leader(one, 'home'), awayLeaders: leader(one, 'away') },
    teamLeaders: { homeLeaders: best('home'), awayLeaders: best('away'), seasonLeadersFlag: 0 },
    broadcasters: broadcasters(one),
    homeTeam: team(one, 'home', state.home_record, state.home_score),
    awayTeam: team(one, 'away', state.away_record, state.away_score),
  };
}

/** Body of /stats/scoreboardv3; a day without games is `games: []`. */
export function statsScoreboardV3(
  date: string,
  games: readonly BoardGame[],
  rosters: Rosters,
  observed: number,
): object {
  const renderedOn = easternDate(observed);
  return {
    meta: {
      version: 1,
      request: `http://nba.cloud/league/00/${date.replaceAll('-', '/')}/scoreboard?Format=json`,
      time: utcStamp(observed),
    },
    scoreboard: {
      gameDate: date,
      leagueId: '00',
      leagueName: 'National Basketball Association',
      games: games.map((one) => game(one, rosters, renderedOn)),
    },
  };
}
