import type { BodyOf } from '@hoops/nba-client';
import {
  count,
  date,
  decimal,
  flag,
  gameId,
  id,
  instant,
  integer,
  nullable,
  seconds,
  text,
  texts,
} from '../columns.ts';
import { defineStagingTable, layers, unfold } from '../define-staging-table.ts';

export const plays = defineStagingTable({
  name: 'plays',
  description:
    "One row per entry of a game's play-by-play. The two endpoints number and word their entries differently: ids of one say nothing about the other's.",
  key: ['game_id', 'play_id'],
  columns: {
    game_date: date('gameDate', "US Eastern date of the game: the run's game date."),
    game_id: gameId('gameId', 'Ten-digit league id of the game.'),
    play_id: text('actionNumber', "The league's number of the entry: `actionNumber` on the CDN, `actionId` in V3."),
    sequence: count('orderNumber', 'Sort by it for the order of the game: `orderNumber` on the CDN, `actionId` in V3.'),
    period: count('period', 'Number of the period: 1 to 4, then overtimes from 5.'),
    period_type: nullable(text('periodType', '`REGULAR` or `OVERTIME`; CDN only.')),
    clock_seconds: seconds('clock', 'Seconds left in the period.'),
    occurred_at: nullable(instant('timeActual', 'When it happened, UTC; CDN only.')),
    edited_at: nullable(instant('edited', 'When the entry was last edited, UTC; often after the play; CDN only.')),
    team_id: nullable(id('teamId', 'League id of the team; null for entries of neither.')),
    player_id: nullable(id('personId', 'League id of the player; null for entries of a team or of nobody.')),
    action_type: nullable(text('actionType', "The league's word for the entry; none for V3's steals and blocks.")),
    sub_type: nullable(text('subType', "The league's word for its kind.")),
    descriptor: nullable(text('descriptor', 'A further word, e.g. `pullup`; CDN only.')),
    qualifiers: nullable(
      texts('qualifiers', 'Further words, joined by commas, e.g. `pointsinthepaint,2ndchance`; CDN only.'),
    ),
    description: nullable(text('description', "The league's sentence.")),
    is_field_goal: nullable(flag('isFieldGoal', 'Whether it is an attempt at a field goal.')),
    shot_result: nullable(text('shotResult', '`Made` or `Missed`, of field goals and free throws.')),
    shot_distance_feet: nullable(decimal('shotDistance', 'Distance of the shot; whole feet in V3.')),
    loc_x: nullable(integer('xLegacy', 'Place of the shot across the court, in tenths of feet from the basket.')),
    loc_y: nullable(integer('yLegacy', 'Place of the shot up the court, in tenths of feet from the basket.')),
    area: nullable(text('area', 'Part of the court; CDN only.')),
    area_detail: nullable(text('areaDetail', 'Part of the court, in more detail; CDN only.')),
    side: nullable(text('side', '`left` or `right` basket of a shot; CDN only.')),
    possession_team_id: nullable(id('possession', 'League id of the team with the ball; CDN only.')),
    home_score: nullable(
      count('scoreHome', 'Points of the home team after it; V3 says them only where the score changes.'),
    ),
    away_score: nullable(
      count('scoreAway', 'Points of the away team after it; V3 says them only where the score changes.'),
    ),
    points_total: nullable(count('pointsTotal', "The scorer's points so far, of shots that went in; CDN only.")),
    assist_player_id: nullable(id('assistPersonId', 'Who passed; CDN only.')),
    block_player_id: nullable(id('blockPersonId', 'Who blocked the shot; CDN only.')),
    steal_player_id: nullable(id('stealPersonId', 'Who stole the ball; CDN only.')),
    foul_drawn_player_id: nullable(id('foulDrawnPersonId', 'Who was fouled; CDN only.')),
    jump_ball_won_player_id: nullable(id('jumpBallWonPersonId', 'Who won the jump ball; CDN only.')),
    jump_ball_lost_player_id: nullable(id('jumpBallLostPersonId', 'Who lost the jump ball; CDN only.')),
    jump_ball_recovered_player_id: nullable(id('jumpBallRecoverdPersonId', 'Who got the ball from it; CDN only.')),
    official_id: nullable(id('officialId', 'Which official called it; CDN only.')),
    shot_play_id: nullable(text('shotActionNumber', 'Of a rebound: the play_id of the shot; CDN only.')),
  },
  from: [
    unfold('cdn/playbyplay', 'game_id', ({ game }, answer) => {
      const shared = { gameDate: answer.game_date, gameId: game.gameId };
      return game.actions.map((action) => layers(action, shared));
    }),
    unfold('stats/playbyplayv3', 'game_id', ({ game }, answer) => {
      const shared = { gameDate: answer.game_date, gameId: game.gameId, ...notInV3 };
      const teamIds = new Set(game.actions.map(({ teamId }) => teamId).filter((teamId) => teamId !== 0));
      return game.actions.map((action) => layers(v3Own(action, teamIds), action, shared));
    }),
  ],
});

type V3Action = BodyOf<'stats/playbyplayv3'>['game']['actions'][number];

/** What a V3 entry says in other words: every field is on every row, and 0 stands for "does not apply" where the row is no shot. */
function v3Own(action: V3Action, teamIds: ReadonlySet<unknown>) {
  const isTeams = action.teamId === 0 && teamIds.has(action.personId);
  const isShot = action.isFieldGoal === 1;
  return {
    actionNumber: action.actionId,
    orderNumber: action.actionId,
    // Team rebounds and timeouts have the team's id where the player's belongs.
    teamId: isTeams ? action.personId : action.teamId,
    personId: isTeams ? null : action.personId,
    shotDistance: isShot ? action.shotDistance : null,
    xLegacy: isShot ? action.xLegacy : null,
    yLegacy: isShot ? action.yLegacy : null,
    // V3's field of this name is the sum of both scores.
    pointsTotal: null,
  };
}

const notInV3 = {
  periodType: null,
  timeActual: null,
  edited: null,
  descriptor: null,
  qualifiers: null,
  area: null,
  areaDetail: null,
  side: null,
  possession: null,
  assistPersonId: null,
  blockPersonId: null,
  stealPersonId: null,
  foulDrawnPersonId: null,
  jumpBallWonPersonId: null,
  jumpBallLostPersonId: null,
  jumpBallRecoverdPersonId: null,
  officialId: null,
  shotActionNumber: null,
};
