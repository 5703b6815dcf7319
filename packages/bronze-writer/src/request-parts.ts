import { endpoints, type NbaRequest, type Resource } from '@hoops/nba-client';

export function resourceOf(request: Pick<NbaRequest, 'endpoint'>): Resource {
  return endpoints[request.endpoint].resource;
}

/** The game that a request is about; null for a date or a season. */
export function gameOf(request: NbaRequest): string | null {
  return endpoints[request.endpoint].subject === 'game_id' ? request.subject : null;
}

/** Whether a request asks for a list of games. */
export function isListing(request: Pick<NbaRequest, 'endpoint'>): boolean {
  const resource = resourceOf(request);
  return resource === 'scoreboard' || resource === 'schedule';
}
