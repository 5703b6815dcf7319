import { cdnBoxscore } from './cdn-boxscore.ts';
import type { CdnBoxscoreBody } from './cdn-boxscore-body.ts';
import { cdnPlaybyplay } from './cdn-playbyplay.ts';
import { cdnSchedule } from './cdn-schedule.ts';
import { cdnTodaysscoreboard } from './cdn-todaysscoreboard.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { CdnPlaybyplayBody, V3PlaybyplayBody } from './playbyplay-body.ts';
import type { ScheduleBody } from './schedule-body.ts';
import type { ScoreboardBody } from './scoreboard-body.ts';
import { type AdvancedBody, statsBoxscoreadvancedv3 } from './stats-boxscoreadvancedv3.ts';
import { type FourFactorsBody, statsBoxscorefourfactorsv3 } from './stats-boxscorefourfactorsv3.ts';
import { type HustleBody, statsBoxscorehustlev2 } from './stats-boxscorehustlev2.ts';
import { type MiscBody, statsBoxscoremiscv3 } from './stats-boxscoremiscv3.ts';
import { statsBoxscoreplayertrackv3, type TrackingBody } from './stats-boxscoreplayertrackv3.ts';
import { type ScoringBody, statsBoxscorescoringv3 } from './stats-boxscorescoringv3.ts';
import { statsBoxscoresummaryv3 } from './stats-boxscoresummaryv3.ts';
import { statsBoxscoretraditionalv3 } from './stats-boxscoretraditionalv3.ts';
import { statsBoxscoreusagev3, type UsageBody } from './stats-boxscoreusagev3.ts';
import { statsPlaybyplayv3 } from './stats-playbyplayv3.ts';
import { statsScheduleleaguev2 } from './stats-scheduleleaguev2.ts';
import { statsScoreboardv3 } from './stats-scoreboardv3.ts';
import type { SummaryBody } from './summary-body.ts';
import type { V3BoxscoreBody } from './v3-boxscore-body.ts';

/** What each endpoint says, down to the fields that tables use. */
export interface Bodies {
  'cdn/todaysscoreboard': ScoreboardBody;
  'stats/scoreboardv3': ScoreboardBody;
  'cdn/schedule': ScheduleBody;
  'stats/scheduleleaguev2': ScheduleBody;
  'cdn/boxscore': CdnBoxscoreBody;
  'stats/boxscoretraditionalv3': V3BoxscoreBody;
  'cdn/playbyplay': CdnPlaybyplayBody;
  'stats/playbyplayv3': V3PlaybyplayBody;
  'stats/boxscoresummaryv3': SummaryBody;
  'stats/boxscoreadvancedv3': AdvancedBody;
  'stats/boxscorefourfactorsv3': FourFactorsBody;
  'stats/boxscoremiscv3': MiscBody;
  'stats/boxscoreusagev3': UsageBody;
  'stats/boxscorescoringv3': ScoringBody;
  'stats/boxscoreplayertrackv3': TrackingBody;
  'stats/boxscorehustlev2': HustleBody;
}

/** The name of an address that Hoops asks. */
export type Endpoint = keyof Bodies;
/** A body whose containers are checked and whose leaves are named, and unknown until a table reads them. */
export type BodyOf<E extends Endpoint> = Bodies[E];

/** Every endpoint by its name; of two that answer the same resource the first is asked first. */
export const endpoints: { readonly [E in Endpoint]: EndpointDefinition<BodyOf<E>> } = {
  'cdn/todaysscoreboard': cdnTodaysscoreboard,
  'stats/scoreboardv3': statsScoreboardv3,
  'cdn/schedule': cdnSchedule,
  'stats/scheduleleaguev2': statsScheduleleaguev2,
  'cdn/boxscore': cdnBoxscore,
  'stats/boxscoretraditionalv3': statsBoxscoretraditionalv3,
  'cdn/playbyplay': cdnPlaybyplay,
  'stats/playbyplayv3': statsPlaybyplayv3,
  'stats/boxscoresummaryv3': statsBoxscoresummaryv3,
  'stats/boxscoreadvancedv3': statsBoxscoreadvancedv3,
  'stats/boxscorefourfactorsv3': statsBoxscorefourfactorsv3,
  'stats/boxscoremiscv3': statsBoxscoremiscv3,
  'stats/boxscoreusagev3': statsBoxscoreusagev3,
  'stats/boxscorescoringv3': statsBoxscorescoringv3,
  'stats/boxscoreplayertrackv3': statsBoxscoreplayertrackv3,
  'stats/boxscorehustlev2': statsBoxscorehustlev2,
};
