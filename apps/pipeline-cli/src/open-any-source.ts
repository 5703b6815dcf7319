import { type FolderSource, type NbaSource, openSource } from '@hoops/nba-client';
import type { SimulatedAddress } from './simulated-address.ts';

/** Opens a source by its address; a simulated league is started in this process and asked over HTTP like any other. */
export async function openAnySource(url: string, simulated: SimulatedAddress | null): Promise<NbaSource> {
  if (simulated === null) return await openSource(url);
  const { startSimulator } = await import('@hoops/nba-simulator');
  const { seed, season, today } = simulated;
  const simulator = await startSimulator({ seed, season, ...(today === null ? {} : { today }) });
  const http = await openSource(simulator.url);
  return {
    url,
    fetch: (request, options) => http.fetch(request, options),
    close: async () => {
      await http.close();
      await simulator.close();
    },
  };
}

/** The same source, which gives up with the signal's own error: what nobody waited for is no answer, and is not kept as one. */
export function stoppable(source: NbaSource, signal: AbortSignal): NbaSource {
  const { gamesOn } = source;
  return {
    url: source.url,
    fetch: async (request, options) => {
      signal.throwIfAborted();
      try {
        return await source.fetch(request, { signal, ...options });
      } catch (error) {
        throw signal.aborted ? signal.reason : error;
      }
    },
    ...(gamesOn === undefined ? {} : { gamesOn: (date) => gamesOn.call(source, date) }),
    close: () => source.close(),
  };
}

/** What a folder of recorded answers holds that no run can load, a sentence each: plays are no game, and other leagues' games are not ours. */
export async function notLoadable(source: NbaSource | FolderSource): Promise<string[]> {
  if (!('contents' in source)) return [];
  const { plays_only, refused } = await source.contents();
  return [
    ...plays_only.map((id) => `the source has plays of game ${id} and no box score: they are not loaded as a game`),
    ...refused.map(({ reason }) => reason),
  ];
}
