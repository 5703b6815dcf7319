import { ConfigError } from './config-error.ts';
import { type Endpoint, endpoints } from './endpoints/index.ts';
import { parseGameDate } from './game-date.ts';
import { parseGameId } from './game-id.ts';
import { parseSeason } from './season.ts';

/** What is asked: an endpoint and its subject (a game date, a game id or a season, as the endpoint declares). Made by `request()`. */
export interface NbaRequest {
  readonly endpoint: Endpoint;
  readonly subject: string;
}

const parsers = { game_date: parseGameDate, game_id: parseGameId, season: parseSeason };

/** A request whose subject is proven to be what the endpoint is about. Throws ConfigError. */
export function request(endpoint: Endpoint, subject: string): NbaRequest {
  if (!Object.hasOwn(endpoints, endpoint)) {
    throw new ConfigError(`"${endpoint}" is no endpoint: choose one of ${Object.keys(endpoints).join(', ')}`);
  }
  return { endpoint, subject: parsers[endpoints[endpoint].subject](subject) };
}
