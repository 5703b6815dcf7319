import type { StoredAnswer } from '@hoops/bronze-writer';
import type { FamilyGame, FamilyPlayer, FamilyStatistics } from '@hoops/nba-client';
import { date, flag, gameId, id, nullable, seconds } from './columns.ts';
import { layers } from './define-staging-table.ts';
import { sidesOf } from './sides-of.ts';
import type { Layers } from './table.ts';

interface Shared {
  readonly gameDate: unknown;
  readonly gameId: unknown;
  readonly teamId: unknown;
  readonly opponentTeamId: unknown;
  readonly isHome: boolean;
}

/** What every table of a further box score's players begins with. */
export const familyPlayerColumns = {
  game_date: date('gameDate', 'US Eastern date of the game.'),
  game_id: gameId('gameId', 'Ten-digit league id of the game.'),
  team_id: id('teamId', 'League id of the team that the player was with.'),
  opponent_team_id: id('opponentTeamId', 'League id of the other team.'),
  player_id: id('personId', 'League id of the player.'),
  is_home: flag('isHome', 'Whether the team was the home team.'),
  seconds_played: nullable(
    seconds('minutes', 'Seconds on court; null when the player did not play, and the league then says 0 of all else.'),
  ),
};

/** What every table of a further box score's teams begins with. */
export const familyTeamColumns = {
  game_date: date('gameDate', 'US Eastern date of the game.'),
  game_id: gameId('gameId', 'Ten-digit league id of the game.'),
  team_id: id('teamId', 'League id of the team.'),
  opponent_team_id: id('opponentTeamId', 'League id of the other team.'),
  is_home: flag('isHome', 'Whether it was the home team.'),
  seconds_played: nullable(seconds('minutes', 'Seconds on court of the players that the answer lists.')),
};

/** An item for each player of a further box score; the answer has no date, so the run's counts. */
export function familyPlayers<L extends string>(
  game: FamilyGame<L>,
  answer: StoredAnswer,
): readonly Layers<Shared & FamilyPlayer<L> & FamilyStatistics<L>>[] {
  return sidesOf(game).flatMap(({ team, opponentTeamId, isHome }) => {
    const shared = { gameDate: answer.game_date, gameId: game.gameId, teamId: team.teamId, opponentTeamId, isHome };
    return team.players.map((player) => layers(shared, player, player.statistics) as Layers<never>);
  });
}

/** An item for each team of a further box score. */
export function familyTeams<L extends string>(
  game: FamilyGame<L>,
  answer: StoredAnswer,
): readonly Layers<Shared & FamilyStatistics<L>>[] {
  return sidesOf(game).map(({ team, opponentTeamId, isHome }) => {
    const shared = { gameDate: answer.game_date, gameId: game.gameId, teamId: team.teamId, opponentTeamId, isHome };
    return layers(shared, team.statistics) as Layers<never>;
  });
}
