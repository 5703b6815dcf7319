import type { BodyOf } from '@hoops/nba-client';
import { count, date, decimal, flag, gameId, id, nullable, seconds, text } from '../columns.ts';
import { defineStagingTable, layers, unfold } from '../define-staging-table.ts';
import { playedOn } from '../played-on.ts';
import { sidesOf } from '../sides-of.ts';

export const playerBoxScores = defineStagingTable({
  name: 'player_box_scores',
  description:
    'One row per player per game, as the league last reported it; players who were listed and did not play included.',
  key: ['game_id', 'player_id'],
  columns: {
    game_date: date('gameDate', 'US Eastern date of the game.'),
    game_id: gameId('gameId', 'Ten-digit league id of the game.'),
    team_id: id('teamId', 'League id of the team that the player was with.'),
    opponent_team_id: id('opponentTeamId', 'League id of the other team.'),
    player_id: id('personId', 'League id of the player.'),
    is_home: flag('isHome', 'Whether the team was the home team.'),
    player_name: text('name', 'Full name.'),
    first_name: nullable(text('firstName', 'Given name.')),
    family_name: nullable(text('familyName', 'Family name, with its suffix.')),
    name_initial: nullable(text('nameI', 'Initial and family name.')),
    jersey_number: nullable(text('jerseyNum', 'Number on the jersey, as text: 0 and 00 are two numbers.')),
    position: nullable(text('position', 'Place in the starting five; null for everybody else.')),
    is_starter: flag('starter', 'Whether the player began the game.'),
    is_played: flag('played', 'Whether the player was on court at all.'),
    status: nullable(text('status', '`ACTIVE` or `INACTIVE`; CDN only.')),
    not_playing_reason: nullable(
      text('notPlayingReason', "The league's code for not playing; CDN only, open vocabulary."),
    ),
    not_playing_description: nullable(text('notPlayingDescription', "The league's words for not playing.")),
    seconds_played: nullable(seconds('minutes', 'Seconds on court; null when the player did not play.')),
    points: count('points', 'Points scored.'),
    field_goals_made: count('fieldGoalsMade', 'Field goals made, threes included.'),
    field_goals_attempted: count('fieldGoalsAttempted', 'Field goals attempted, threes included.'),
    three_pointers_made: count('threePointersMade', 'Three-pointers made.'),
    three_pointers_attempted: count('threePointersAttempted', 'Three-pointers attempted.'),
    free_throws_made: count('freeThrowsMade', 'Free throws made.'),
    free_throws_attempted: count('freeThrowsAttempted', 'Free throws attempted.'),
    rebounds_offensive: count('reboundsOffensive', 'Offensive rebounds.'),
    rebounds_defensive: count('reboundsDefensive', 'Defensive rebounds.'),
    rebounds_total: count('reboundsTotal', 'Rebounds of both kinds.'),
    assists: count('assists', 'Assists.'),
    steals: count('steals', 'Steals.'),
    blocks: count('blocks', 'Shots blocked.'),
    blocks_received: nullable(count('blocksReceived', 'Own shots that were blocked; CDN only.')),
    turnovers: count('turnovers', 'Turnovers.'),
    fouls_personal: count('foulsPersonal', 'Personal fouls, offensive ones included, technical ones not.'),
    fouls_offensive: nullable(count('foulsOffensive', 'Offensive fouls; CDN only.')),
    fouls_drawn: nullable(count('foulsDrawn', 'Fouls drawn; CDN only.')),
    fouls_technical: nullable(count('foulsTechnical', 'Technical fouls; CDN only.')),
    points_in_the_paint: nullable(count('pointsInThePaint', 'Points in the paint; CDN only.')),
    points_fast_break: nullable(count('pointsFastBreak', 'Points on fast breaks; CDN only.')),
    points_second_chance: nullable(count('pointsSecondChance', 'Points on second chances; CDN only.')),
    plus_minus: nullable(decimal('plusMinusPoints', 'Points of the team less those of the opponent while on court.')),
  },
  from: [
    unfold('cdn/boxscore', 'game_id', ({ game }, answer) => {
      const gameDate = playedOn(game, answer);
      return sidesOf(game).flatMap(({ team, opponentTeamId, isHome }) => {
        const shared = { gameDate, gameId: game.gameId, teamId: team.teamId, opponentTeamId, isHome };
        return team.players.map((player) =>
          layers(
            { minutes: neverPlayed(player) ? null : player.statistics.minutes },
            player,
            player.statistics,
            shared,
          ),
        );
      });
    }),
    unfold('stats/boxscoretraditionalv3', 'game_id', ({ boxScoreTraditional: game }, answer) =>
      sidesOf(game).flatMap(({ team, opponentTeamId, isHome }) => {
        const shared = { gameDate: answer.game_date, gameId: game.gameId, teamId: team.teamId, opponentTeamId, isHome };
        return team.players.map((player) => {
          const own = {
            name: fullName(player),
            starter: isSaid(player.position),
            played: isSaid(player.statistics.minutes),
            notPlayingDescription: player.comment ?? null,
          };
          return layers(own, player, player.statistics, shared, notInV3);
        });
      }),
    ),
  ],
});

const notInV3 = {
  status: null,
  notPlayingReason: null,
  blocksReceived: null,
  foulsOffensive: null,
  foulsDrawn: null,
  foulsTechnical: null,
  pointsInThePaint: null,
  pointsFastBreak: null,
  pointsSecondChance: null,
};

/** The CDN gives zero minutes to those who did not play as well; the two are not the same. */
function neverPlayed(player: BodyOf<'cdn/boxscore'>['game']['homeTeam']['players'][number]): boolean {
  return player.played === '0' && player.statistics.minutes === 'PT00M00.00S';
}

function isSaid(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function fullName({ firstName, familyName }: { readonly firstName?: unknown; readonly familyName?: unknown }): string {
  return [firstName, familyName].filter(isSaid).join(' ');
}
