import type * as t from 'io-ts';
import { list, shape } from './shape.ts';

/** The numbers of one family (advanced, usage …), of a player and of a team alike; a team lacks some. */
export type FamilyStatistics<L extends string> = { readonly [K in L]?: unknown };

export interface FamilyPlayer<L extends string> {
  readonly personId?: unknown;
  readonly firstName?: unknown;
  readonly familyName?: unknown;
  readonly nameI?: unknown;
  readonly position?: unknown;
  readonly comment?: unknown;
  readonly jerseyNum?: unknown;
  readonly statistics: FamilyStatistics<L>;
}

export interface FamilyTeam<L extends string> {
  readonly teamId?: unknown;
  readonly teamCity?: unknown;
  readonly teamName?: unknown;
  readonly teamTricode?: unknown;
  readonly players: readonly FamilyPlayer<L>[];
  readonly statistics: FamilyStatistics<L>;
}

export interface FamilyGame<L extends string> {
  readonly gameId?: unknown;
  readonly homeTeamId?: unknown;
  readonly awayTeamId?: unknown;
  readonly homeTeam: FamilyTeam<L>;
  readonly awayTeam: FamilyTeam<L>;
}

/** The body of one of the stats host's further box scores: the game under its own root key. */
export type FamilyBody<R extends string, L extends string> = { readonly meta?: unknown } & {
  readonly [K in R]: FamilyGame<L>;
};

/** The codec of such a body, from its root key and the names of its numbers. */
export function familyBody<R extends string, L extends string>(
  root: R,
  leaves: readonly L[],
): t.Type<FamilyBody<R, L>> {
  const statistics = shape('statistics', leaves);
  const player = shape('player', ['personId', 'firstName', 'familyName', 'nameI', 'position', 'comment', 'jerseyNum'], {
    statistics,
  });
  const team = shape('team', ['teamId', 'teamCity', 'teamName', 'teamTricode'], { players: list(player), statistics });
  const game = shape(root, ['gameId', 'homeTeamId', 'awayTeamId'], { homeTeam: team, awayTeam: team });
  return shape('body', ['meta'], { [root]: game }) as unknown as t.Type<FamilyBody<R, L>>;
}
