export { type Answer, type SourceName, type Verdict, verdicts } from './answer.ts';
export { ConfigError } from './config-error.ts';
export { fromEasternClock, fromTwelveHourClock, fromUtcClock } from './eastern-time.ts';
export type {
  CdnArena,
  CdnBoxscoreBody,
  CdnBoxscoreGame,
  CdnOfficial,
  CdnPeriod,
  CdnPlayer,
  CdnPlayerStatistics,
  CdnTeam,
  CdnTeamStatistics,
} from './endpoints/cdn-boxscore-body.ts';
export {
  type EndpointDefinition,
  type Host,
  type Resource,
  resources,
  type SubjectKind,
} from './endpoints/endpoint-definition.ts';
export type { FamilyBody, FamilyGame, FamilyPlayer, FamilyStatistics, FamilyTeam } from './endpoints/family-body.ts';
export { type Bodies, type BodyOf, type Endpoint, endpoints } from './endpoints/index.ts';
export type {
  CdnAction,
  CdnPlaybyplayBody,
  CdnPlaybyplayGame,
  V3Action,
  V3PlaybyplayBody,
  V3PlaybyplayGame,
} from './endpoints/playbyplay-body.ts';
export type {
  LeagueSchedule,
  ScheduleBody,
  ScheduleDay,
  ScheduleGame,
  ScheduleTeam,
} from './endpoints/schedule-body.ts';
export type { Scoreboard, ScoreboardBody, ScoreboardGame, ScoreboardTeam } from './endpoints/scoreboard-body.ts';
export type {
  SummaryArena,
  SummaryBody,
  SummaryGame,
  SummaryOfficial,
  SummaryPeriod,
  SummaryPerson,
  SummaryTeam,
} from './endpoints/summary-body.ts';
export type {
  V3BoxscoreBody,
  V3BoxscoreGame,
  V3Player,
  V3Statistics,
  V3Team,
} from './endpoints/v3-boxscore-body.ts';
export { type FinalFault, finalFaults } from './final-faults.ts';
export type { FolderContents } from './folder-contents.ts';
export { type FolderSource, openFolderSource } from './folder-source.ts';
export { addDays, datesBetween, easternDate, type GameDate, parseGameDate } from './game-date.ts';
export { type GameId, parseGameId, type SeasonType, seasonOf, seasonTypeOf, seasonTypes } from './game-id.ts';
export { type HostManners, hosts } from './hosts.ts';
export { type JudgedAnswer, judge } from './judge.ts';
export { type ListedGame, listGames, otherLeagueGames, type RefusedGame } from './list-games.ts';
export { type Ask, createNbaClient, type NbaClient, type NbaClientOptions } from './nba-client.ts';
export { openSource, type SourceOptions } from './open-source.ts';
export { parseDateWord } from './parse-date-word.ts';
export { bodyOf } from './read-body.ts';
export { type NbaRequest, request } from './request.ts';
export { parseSeason, type Season, seasonStarting } from './season.ts';
export type { NbaSource } from './source.ts';
export { SourceError, type SourceReason } from './source-error.ts';
