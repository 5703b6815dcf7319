export type { Correction, CorrectionKind, Postponement } from './corrections.ts';
export { correctionKinds } from './corrections.ts';
export type { FaultKind, FaultRule, ServedEndpoint } from './faults.ts';
export { faultKinds, servedEndpoints } from './faults.ts';
export type { Measures } from './measure-season.ts';
export { measureSeason } from './measure-season.ts';
export type { Amendment } from './payloads/almanac.ts';
export { simulateSeason } from './season.ts';
export type { ServedRequest, Simulator, SimulatorOptions } from './server.ts';
export { startSimulator } from './server.ts';
export type {
  Conference,
  Division,
  GameResult,
  League,
  Line,
  NotPlayingReason,
  PlayEvent,
  PlayerLine,
  PlayKind,
  PlayTotals,
  Position,
  ScheduledGame,
  SeasonType,
  ShotSpot,
  ShotZone,
  SimArena,
  SimGame,
  SimOfficial,
  SimPlayer,
  SimTeam,
  StandingsRow,
  TeamLine,
} from './sim-game.ts';
export type { Target } from './targets.ts';
export { targets } from './targets.ts';
export { simulatedTeams } from './teams.ts';
