import { channelsOf, scheduleChannel } from './broadcasters.ts';
import { type BoardGame, boardTeam, gameCode, labels } from './cdn-todays-scoreboard.ts';
import { float } from './float.ts';
import { startYear, type TeamRecord } from './game-state.ts';
import { leaderOf } from './leaders.ts';
import { addDays, easternInstant, falseZ, utcSecond, utcStamp } from './times.ts';

/** Who serves it: the CDN's static file or the stats host, which differ in a few keys. */
export type ScheduleHost = 'cdn' | 'stats';

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const usDate = (date: string) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)} 00:00:00`;

function team(game: BoardGame, side: 'home' | 'away', record: TeamRecord, score: number) {
  const named = boardTeam(game, side);
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
  };
}

function broadcasters(game: BoardGame, host: ScheduleHost) {
  const { game_id, season } = game.state.scheduled;
  const channels = channelsOf(game_id, boardTeam(game, 'home'), boardTeam(game, 'away'));
  const national = channels.national.map(scheduleChannel);
  // The stats host took over the CDN's names in 2024-25.
  const isOld = host === 'stats' && startYear(season) < 2024;
  return {
    ...(isOld ? { nationalBroadcasters: national } : { nationalTvBroadcasters: national }),
    nationalRadioBroadcasters: channels.nationalRadio.map(scheduleChannel),
    nationalOttBroadcasters: [],
    homeTvBroadcasters: channels.homeTv.map(scheduleChannel),
    homeRadioBroadcasters: channels.homeRadio.map(scheduleChannel),
    homeOttBroadcasters: channels.homeOtt.map(scheduleChannel),
    awayTvBroadcasters: channels.awayTv.map(scheduleChannel),
    awayRadioBroadcasters: channels.awayRadio.map(scheduleChannel),
    awayOttBroadcasters: channels.awayOtt.map(scheduleChannel),
    ...(isOld
      ? {}
      : {
          intlRadioBroadcasters: [],
          intlTvBroadcasters: channels.abroad.map(scheduleChannel),
          intlOttBroadcasters: channels.abroadOtt.map(scheduleChannel),
        }),
  };
}

/** Only games whose detail the caller has at hand: nobody plays out a season for this. */
function pointsLeaders({ lines, state }: BoardGame) {
  if (lines === null || state.status !== 3) return [];
  const sides = [lines.home, lines.away].map((side) => ({ team: side.team, line: leaderOf(side) }));
  const top = Math.max(...sides.map(({ line }) => line?.points ?? 0));
  return sides.flatMap(({ team: { team_id, city, name, tricode }, line }) =>
    line === null || line.points < top
      ? []
      : [
          {
            personId: line.player.person_id,
            firstName: line.player.first_name,
            lastName: line.player.family_name,
            teamId: team_id,
            teamCity: city,
            teamName: name,
            teamTricode: tricode,
            points: float(line.points),
          },
        ],
  );
}

function game(one: BoardGame, sequence: number, host: ScheduleHost) {
  const { state } = one;
  const { scheduled, tip } = state;
  const date = scheduled.game_date;
  const { seriesGameNumber, gameLabel, gameSubLabel, seriesText } = labels(state);
  const arena = state.is_tbd ? { name: '', state: '', city: '' } : scheduled.arena;
  // 1900 was before summer time: the bare hour is an hour off whenever the date is inside it.
  const clock = (text: string) => `1900-01-01${text.slice(10)}`;
  const zone = (side: 'home' | 'away') => falseZ(tip, one[side].arena.timezone);
  const isNamedWeek = scheduled.season_type !== 6;
  return {
    gameId: scheduled.game_id,
    gameCode: gameCode(one),
    gameStatus: state.status,
    gameStatusText: state.status_text,
    gameSequence: sequence,
    gameDateEst: `${date}T00:00:00Z`,
    gameTimeEst: clock(falseZ(tip)),
    gameDateTimeEst: falseZ(tip),
    gameDateUTC: utcSecond(easternInstant(date)),
    gameTimeUTC: clock(utcSecond(tip)),
    gameDateTimeUTC: utcSecond(tip),
    awayTeamTime: state.is_tbd ? '' : zone('away'),
    homeTeamTime: state.is_tbd ? '' : zone('home'),
    day: dayNames[new Date(date).getUTCDay()],
    monthNum: Number(date.slice(5, 7)),
    weekNumber: isNamedWeek ? scheduled.week_number : 0,
    weekName: isNamedWeek ? `Week ${scheduled.week_number}` : '',
    ifNecessary: ifNecessary(one, host),
    seriesGameNumber,
    gameLabel,
    ...(startYear(scheduled.season) >= 2024 ? { gameSubLabel } : {}),
    seriesText,
    arenaName: arena.name,
    arenaState: arena.state,
    arenaCity: arena.city,
    postponedStatus: postponedStatus(startYear(scheduled.season)),
    branchLink: '',
    gameSubtype: scheduled.subtype,
    ...(startYear(scheduled.season) >= 2024 ? { isNeutral: scheduled.is_neutral } : {}),
    broadcasters: broadcasters(one, host),
    homeTeam: team(one, 'home', state.home_record, state.home_score),
    awayTeam: team(one, 'away', state.away_record, state.away_score),
    pointsLeaders: pointsLeaders(one),
  };
}

/** A boolean, and on the CDN from 2026-27 on the word `true` or `false`. */
function ifNecessary({ state }: BoardGame, host: ScheduleHost): boolean | string {
  const value = state.scheduled.is_if_necessary;
  return host === 'cdn' && startYear(state.scheduled.season) >= 2026 ? String(value) : value;
}

/** Says nothing about postponement, and never did: one letter for every game of a season. */
const postponedStatus = (year: number) => (year <= 2023 ? 'A' : year <= 2025 ? 'N' : 'Y');

function weeksOf(games: readonly BoardGame[]) {
  const mondays = new Map<number, string>();
  for (const { state } of games) {
    const { week_number: week, game_date: date } = state.scheduled;
    if (week < 1 || mondays.has(week)) continue;
    mondays.set(week, addDays(date, -((new Date(date).getUTCDay() + 6) % 7)));
  }
  return [...mondays]
    .toSorted(([a], [b]) => a - b)
    .map(([week, monday]) => ({
      weekNumber: week,
      weekName: `Week ${week}`,
      startDate: `${monday}T00:00:00Z`,
      endDate: `${addDays(monday, 6)}T00:00:00Z`,
    }));
}

/** Body of /static/json/staticData/scheduleLeagueV2.json and of /stats/scheduleleaguev2; games in order of tip-off. */
export function schedule(season: string, games: readonly BoardGame[], host: ScheduleHost, observed: number): object {
  const byDate = Map.groupBy(games, ({ state }) => state.scheduled.game_date);
  return {
    meta: {
      version: 1,
      request: `http://nba.cloud/league/00/${season}/scheduleleaguev2?Format=json`,
      time: utcStamp(observed),
    },
    leagueSchedule: {
      seasonYear: season,
      leagueId: '00',
      gameDates: [...byDate]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([date, list]) => ({ gameDate: usDate(date), games: list.map((one, i) => game(one, i + 1, host)) })),
      weeks: weeksOf(games),
      broadcasterList: [
        {
          broadcasterId: 1999,
          broadcasterDisplay: 'SIM Sports',
          broadcasterAbbreviation: 'Sports',
          broadcasterDescription: '',
          regionId: 1,
        },
      ],
    },
  };
}
