import type { Endpoint } from './endpoints/index.ts';

/** What is asked: an endpoint and its subject (a game date, a game id or a season, as the endpoint declares). Made by `request()`. */
export interface NbaRequest {
  readonly endpoint: Endpoint;
  readonly subject: string;
}
