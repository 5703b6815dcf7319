import type { Step } from '@hoops/audit';
import {
  extractGameIds,
  type FetchOptions,
  fetchBoxscore,
  fetchScoreboard,
  type GamePlan,
  isBlocked,
  type Manifest,
  type Receipt,
  type RunStart,
  sealRun,
} from '@hoops/bronze-writer';
import { endpoints, type NbaSource, SourceError } from '@hoops/nba-client';
import pLimit from 'p-limit';
import { attempt, tell } from './attempt.ts';
import type { Session } from './session.ts';

/** fetch_scoreboard: asks for the lists of a date's games. A backfill needs the season's schedule once, hence the option. */
export async function scoreboardStep(
  session: Session,
  run: RunStart,
  schedule: FetchOptions['schedule'] = 'always',
): Promise<readonly Receipt[]> {
  return await attempt(
    session,
    run,
    'fetch_scoreboard',
    null,
    () =>
      fetchScoreboard(sourceOf(session), session.store, run, { ...hooks(session, run, 'fetch_scoreboard'), schedule }),
    (receipts) => ({ metrics: answersMetrics(receipts) }),
  );
}

/** extract_game_ids: which games are worth asking for, and why the others are not. */
export async function planStep(session: Session, run: RunStart): Promise<GamePlan> {
  return await attempt(
    session,
    run,
    'extract_game_ids',
    null,
    () => extractGameIds(session.store, run, session.source ?? undefined),
    ({ games, others }) => ({
      reason: others.length === 0 ? null : others.map(({ reason }) => reason).join('; '),
      metrics: [
        { metric: 'games_planned', value: games.length, unit: 'games' },
        { metric: 'games_not_planned', value: others.length, unit: 'games' },
      ],
    }),
  );
}

/** fetch_boxscores for the games given, each an attempt of its own. A game that gives nothing does not stop the others; a source that refuses everything does. */
export async function boxscoresStep(
  session: Session,
  run: RunStart,
  games: readonly string[],
): Promise<readonly Receipt[]> {
  const limit = pLimit(session.concurrency);
  const { run_id, game_date } = run;
  let done = 0;
  return await tell(session, run, 'fetch_boxscores', async () => {
    const results = await Promise.allSettled(
      games.map((game) =>
        limit(async () => {
          const receipts = await oneGame(session, run, game);
          done += 1;
          session.report({
            event: 'progressed',
            step: 'fetch_boxscores',
            run_id,
            game_date,
            done,
            total: games.length,
            note: game,
          });
          return receipts;
        }),
      ),
    );
    const failure = results.find((result) => result.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    const receipts = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    if (isBlocked(receipts)) throw blocked(session, run);
    return { result: receipts };
  });
}

async function oneGame(session: Session, run: RunStart, game: string): Promise<readonly Receipt[]> {
  return await attempt(
    session,
    run,
    'fetch_boxscores',
    game,
    () =>
      fetchBoxscore(sourceOf(session), session.store, run, game, {
        ...hooks(session, run, 'fetch_boxscores'),
        advanced: session.advanced,
      }),
    (receipts) => {
      const missing = receipts.filter((receipt) => receipt.verdict !== 'ok' && isNeeded(receipt));
      const silence = unanswered(receipts);
      return {
        status: silence === null ? 'ok' : 'failed',
        reason:
          missing.length === 0
            ? null
            : missing.map(({ endpoint, verdict, reason }) => `${endpoint} ${verdict}: ${reason}`).join('; '),
        metrics: answersMetrics(receipts, game),
      };
    },
  );
}

/** What a day is not whole without; the stats host's further box scores are extra. */
function isNeeded({ endpoint }: Receipt): boolean {
  const { resource } = endpoints[endpoint];
  return resource === 'boxscore' || resource === 'playbyplay';
}

/** The error to end with when a game's box score or plays did not come because the CDN gave no answer at all, else null. */
export function unanswered(receipts: readonly Receipt[]): SourceError | null {
  for (const resource of ['boxscore', 'playbyplay']) {
    const its = receipts.filter(({ endpoint }) => endpoints[endpoint].resource === resource);
    if (its.some(({ verdict }) => verdict === 'ok')) continue;
    // The stats host answers few networks at all, so its silence alone is nothing that another try would change.
    const silent = its.find(({ endpoint, verdict }) => endpoint.startsWith('cdn/') && verdict === 'unavailable');
    if (silent !== undefined) {
      const { endpoint, subject, reason } = silent;
      return new SourceError(
        'unavailable',
        `${endpoint} of game ${subject} was not answered (${reason}): try again later`,
      );
    }
  }
  return null;
}

function blocked({ source }: Session, { game_date }: RunStart): SourceError {
  return new SourceError(
    'refused',
    `${source?.url} refuses even a game that is known to be over, so the absences of ${game_date} say nothing: try from another network, or later`,
  );
}

/** write_raw_to_gcs: verifies what was kept and seals the run. */
export async function sealStep(session: Session, run: RunStart): Promise<Manifest> {
  return await attempt(
    session,
    run,
    'write_raw_to_gcs',
    null,
    () => sealRun(session.store, run),
    ({ receipts }) => ({
      metrics: [
        { metric: 'objects', value: receipts.filter(({ object }) => object !== null).length, unit: 'objects' },
        {
          metric: 'bytes',
          value: receipts.reduce((sum, { object_bytes }) => sum + (object_bytes ?? 0), 0),
          unit: 'bytes',
        },
      ],
    }),
  );
}

function sourceOf({ source }: Session): NbaSource {
  if (source === null) throw new Error('this command opened no source');
  return source;
}

function hooks({ report, signal }: Session, { run_id, game_date }: RunStart, step: Step): FetchOptions {
  return {
    signal,
    onReceipt: ({ endpoint, subject, verdict, reason }) =>
      report({ event: 'answered', step, run_id, game_date, endpoint, subject, verdict, reason }),
  };
}

function answersMetrics(receipts: readonly Receipt[], subject?: string) {
  const of = subject === undefined ? {} : { subject };
  return [
    { ...of, metric: 'answers', value: receipts.length, unit: 'answers' },
    { ...of, metric: 'answers_ok', value: receipts.filter(({ verdict }) => verdict === 'ok').length, unit: 'answers' },
  ];
}
