import { rm } from 'node:fs/promises';
import { servedEndpoints, simulateSeason, startSimulator } from '@hoops/nba-simulator';
import { endpoints } from '../src/endpoints/index.ts';
import { openSource } from '../src/open-source.ts';
import { type NbaRequest, request } from '../src/request.ts';
import { type SourceUnderTest, sourceContract } from './source.contract.ts';
import { makeFolder, type Recording } from './with-folder.ts';

const SEASON = '2025-26';
const NO_GAME = '0042500499';
const league = simulateSeason({ seed: 7, season: SEASON });
const opening = league.schedule.toSorted((a, b) => (a.game_date < b.game_date ? -1 : 1))[0];
if (opening === undefined) throw new Error('the simulated season has no game');
const subjects = { game_date: opening.game_date, game_id: opening.game_id, season: SEASON };
const known: NbaRequest[] = servedEndpoints.map((endpoint) => request(endpoint, subjects[endpoints[endpoint].subject]));

async function openSimulator(): Promise<SourceUnderTest> {
  // The day after, so that the CDN's one scoreboard is still of that day.
  const today = new Date(Date.parse(`${opening?.game_date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const simulator = await startSimulator({ seed: 7, season: SEASON, today });
  const source = await openSource(simulator.url);
  return { source, name: 'simulator', known, unknownGame: NO_GAME, close: () => simulator.close() };
}

/** What the simulator says, recorded into a folder. */
async function openFolder(): Promise<SourceUnderTest> {
  const { source, close } = await openSimulator();
  const recordings: Recording[] = [];
  for (const { endpoint, subject } of known) {
    const { bytes } = await source.fetch({ endpoint, subject });
    const games = endpoints[endpoint].subject === 'game_id' ? [subject] : [];
    const body = new TextDecoder().decode(bytes);
    recordings.push({ file: `${endpoint}.json.gz`, endpoint, games, source: 'simulator', body });
  }
  await close();
  const folder = await makeFolder(recordings);
  return {
    source: await openSource(`folder:${folder}`),
    name: 'simulator',
    known,
    unknownGame: NO_GAME,
    close: () => rm(folder, { recursive: true }),
  };
}

sourceContract('http, against a simulated league', openSimulator);
sourceContract('a folder of recorded answers', openFolder);
