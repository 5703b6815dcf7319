import { type NbaSource, openSource } from '@hoops/nba-client';
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
