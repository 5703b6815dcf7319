import { ConfigError } from './config-error.ts';
import { type Season, seasonStarting } from './season.ts';

declare const gameId: unique symbol;
/** The league's ten-digit id of a game, `LLTYYNNNNN`: league, season type, season, number. Always a string. */
export type GameId = string & { readonly [gameId]: true };

export const seasonTypes = ['preseason', 'regular', 'all_star', 'playoffs', 'play_in', 'cup_final'] as const;
export type SeasonType = (typeof seasonTypes)[number];

const otherLeagues: Record<string, string> = {
  '01': 'the ABA',
  '10': 'the WNBA',
  '12': 'the 2K League',
  '15': 'the Summer League',
  '20': 'the G League',
};

/** The same id, proven to be one of the NBA. Throws ConfigError for any other form and for ids of other leagues. */
export function parseGameId(text: string): GameId {
  if (!/^\d{10}$/.test(text)) {
    throw new ConfigError(`"${text}" is no game id: the league's ids have ten digits, e.g. 0022500561`);
  }
  const league = text.slice(0, 2);
  if (league !== '00') {
    const whose = otherLeagues[league] ?? 'another league';
    throw new ConfigError(
      `game ${text} belongs to ${whose} (its id begins with ${league}): Hoops holds NBA games, whose ids begin with 00`,
    );
  }
  if (seasonTypes[Number(text[2]) - 1] === undefined) {
    throw new ConfigError(`"${text}" is no game id: its third digit is the season type, 1 to 6`);
  }
  return text as GameId;
}

/** The season of a game, from its digits, never from a date. */
export function seasonOf(id: GameId): Season {
  const year = Number(id.slice(3, 5));
  return seasonStarting(year >= 46 ? 1900 + year : 2000 + year);
}

/** The season type of a game, from its third digit. */
export function seasonTypeOf(id: GameId): SeasonType {
  return seasonTypes[Number(id[2]) - 1] as SeasonType;
}
