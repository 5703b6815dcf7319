import type { BodyOf, Endpoint } from './endpoints/index.ts';
import { openSource, type SourceOptions } from './open-source.ts';
import { bodyOf } from './read-body.ts';
import { request } from './request.ts';
import type { NbaSource } from './source.ts';
import { SourceError } from './source-error.ts';

/** Where to ask; `nba:`, the league itself, when nothing is said. */
export interface NbaClientOptions extends SourceOptions {
  readonly source?: string | NbaSource | undefined;
}
/** Asks one endpoint about one subject and gives its typed body. Throws ConfigError for a subject that is none, SourceError when there is no answer that counts. */
export type Ask<E extends Endpoint> = (
  subject: string,
  options?: { signal?: AbortSignal | undefined },
) => Promise<BodyOf<E>>;

/** One method per endpoint, on its host's name. */
export interface NbaClient {
  readonly cdn: {
    readonly todaysscoreboard: Ask<'cdn/todaysscoreboard'>;
    readonly schedule: Ask<'cdn/schedule'>;
    readonly boxscore: Ask<'cdn/boxscore'>;
    readonly playbyplay: Ask<'cdn/playbyplay'>;
  };
  readonly stats: {
    readonly scoreboardv3: Ask<'stats/scoreboardv3'>;
    readonly scheduleleaguev2: Ask<'stats/scheduleleaguev2'>;
    readonly boxscoretraditionalv3: Ask<'stats/boxscoretraditionalv3'>;
    readonly playbyplayv3: Ask<'stats/playbyplayv3'>;
    readonly boxscoresummaryv3: Ask<'stats/boxscoresummaryv3'>;
    readonly boxscoreadvancedv3: Ask<'stats/boxscoreadvancedv3'>;
    readonly boxscorefourfactorsv3: Ask<'stats/boxscorefourfactorsv3'>;
    readonly boxscoremiscv3: Ask<'stats/boxscoremiscv3'>;
    readonly boxscoreusagev3: Ask<'stats/boxscoreusagev3'>;
    readonly boxscorescoringv3: Ask<'stats/boxscorescoringv3'>;
    readonly boxscoreplayertrackv3: Ask<'stats/boxscoreplayertrackv3'>;
    readonly boxscorehustlev2: Ask<'stats/boxscorehustlev2'>;
  };
  close(): Promise<void>;
}

/** A typed client of the league. Nothing is opened before the first call. */
export function createNbaClient(options: NbaClientOptions = {}): NbaClient {
  let opened: Promise<NbaSource> | undefined;
  const open = (): Promise<NbaSource> => {
    const { source = 'nba:', ...rest } = options;
    opened ??= typeof source === 'string' ? openSource(source, rest) : Promise.resolve(source);
    return opened;
  };
  const ask =
    <E extends Endpoint>(endpoint: E): Ask<E> =>
    async (subject, given) => {
      const asked = request(endpoint, subject);
      const answer = await (await open()).fetch(asked, given);
      if (answer.verdict !== 'ok') {
        throw new SourceError('refused', `${endpoint} about ${subject} is ${answer.verdict}: ${answer.reason}`, {
          request: asked,
        });
      }
      return bodyOf(endpoint, answer.bytes);
    };
  return {
    cdn: {
      todaysscoreboard: ask('cdn/todaysscoreboard'),
      schedule: ask('cdn/schedule'),
      boxscore: ask('cdn/boxscore'),
      playbyplay: ask('cdn/playbyplay'),
    },
    stats: {
      scoreboardv3: ask('stats/scoreboardv3'),
      scheduleleaguev2: ask('stats/scheduleleaguev2'),
      boxscoretraditionalv3: ask('stats/boxscoretraditionalv3'),
      playbyplayv3: ask('stats/playbyplayv3'),
      boxscoresummaryv3: ask('stats/boxscoresummaryv3'),
      boxscoreadvancedv3: ask('stats/boxscoreadvancedv3'),
      boxscorefourfactorsv3: ask('stats/boxscorefourfactorsv3'),
      boxscoremiscv3: ask('stats/boxscoremiscv3'),
      boxscoreusagev3: ask('stats/boxscoreusagev3'),
      boxscorescoringv3: ask('stats/boxscorescoringv3'),
      boxscoreplayertrackv3: ask('stats/boxscoreplayertrackv3'),
      boxscorehustlev2: ask('stats/boxscorehustlev2'),
    },
    close: async () => (await opened)?.close(),
  };
}
