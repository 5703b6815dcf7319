import type * as t from 'io-ts';
import { list, shape } from './shape.ts';

const cdnAction = shape('action', [
  'actionNumber',
  'orderNumber',
  'clock',
  'timeActual',
  'edited',
  'period',
  'periodType',
  'teamId',
  'teamTricode',
  'actionType',
  'subType',
  'descriptor',
  'qualifiers',
  'description',
  'personId',
  'playerName',
  'playerNameI',
  'x',
  'y',
  'xLegacy',
  'yLegacy',
  'area',
  'areaDetail',
  'side',
  'possession',
  'scoreHome',
  'scoreAway',
  'isFieldGoal',
  'isTargetScoreLastPeriod',
  'shotResult',
  'shotDistance',
  'shotActionNumber',
  'pointsTotal',
  'assistPersonId',
  'assistTotal',
  'blockPersonId',
  'stealPersonId',
  'foulDrawnPersonId',
  'foulPersonalTotal',
  'foulTechnicalTotal',
  'jumpBallWonPersonId',
  'jumpBallLostPersonId',
  'jumpBallRecoverdPersonId',
  'officialId',
  'reboundTotal',
  'reboundDefensiveTotal',
  'reboundOffensiveTotal',
  'turnoverTotal',
  'value',
  'personIdsFilter',
]);
/** One play of the CDN's; many fields are there only on the plays that they fit. */
export interface CdnAction extends t.TypeOf<typeof cdnAction> {}

const v3Action = shape('action', [
  'actionNumber',
  'actionId',
  'clock',
  'period',
  'teamId',
  'teamTricode',
  'personId',
  'playerName',
  'playerNameI',
  'xLegacy',
  'yLegacy',
  'shotDistance',
  'shotResult',
  'isFieldGoal',
  'scoreHome',
  'scoreAway',
  'pointsTotal',
  'location',
  'description',
  'actionType',
  'subType',
  'shotValue',
  'videoAvailable',
]);
/** One play of stats.nba.com; every field is on every row, empty or 0 where it does not fit. */
export interface V3Action extends t.TypeOf<typeof v3Action> {}

const cdnGame = shape('game', ['gameId'], { actions: list(cdnAction as t.Type<CdnAction>) });
export interface CdnPlaybyplayGame extends t.TypeOf<typeof cdnGame> {}
const cdnPlaybyplayBodyCodec = shape('body', ['meta'], { game: cdnGame as t.Type<CdnPlaybyplayGame> });
export interface CdnPlaybyplayBody extends t.TypeOf<typeof cdnPlaybyplayBodyCodec> {}
export const cdnPlaybyplayBody: t.Type<CdnPlaybyplayBody> = cdnPlaybyplayBodyCodec;

const v3Game = shape('game', ['gameId', 'videoAvailable'], { actions: list(v3Action as t.Type<V3Action>) });
export interface V3PlaybyplayGame extends t.TypeOf<typeof v3Game> {}
const v3PlaybyplayBodyCodec = shape('body', ['meta'], { game: v3Game as t.Type<V3PlaybyplayGame> });
export interface V3PlaybyplayBody extends t.TypeOf<typeof v3PlaybyplayBodyCodec> {}
export const v3PlaybyplayBody: t.Type<V3PlaybyplayBody> = v3PlaybyplayBodyCodec;
