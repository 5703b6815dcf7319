import { cdnBoxscore } from './cdn-boxscore.ts';
import type { CdnBoxscoreBody } from './cdn-boxscore-body.ts';
import { cdnPlaybyplay } from './cdn-playbyplay.ts';
import { cdnSchedule } from './cdn-schedule.ts';
import { cdnTodaysscoreboard } from './cdn-todaysscoreboard.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { CdnPlaybyplayBody, V3PlaybyplayBody } from './playbyplay-body.ts';
import type { ScheduleBody } from './schedule-body.ts';
import type { ScoreboardBody } from './scoreboard-body.ts';
import { statsBoxscoretraditionalv3 } from './stats-boxscoretraditionalv3.ts';
import { statsPlaybyplayv3 } from './stats-playbyplayv3.ts';
import { statsScheduleleaguev2 } from './stats-scheduleleaguev2.ts';
import { statsScoreboardv3 } from './stats-scoreboardv3.ts';
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
};
