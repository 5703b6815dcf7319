import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { StoredAnswer } from '@hoops/bronze-writer';
import type { Endpoint, GameDate } from '@hoops/nba-client';
import { answerOf } from './answer-of.ts';

const folder = process.env.HOOPS_RECORDED ?? join(import.meta.dirname, '../../../../shared/nba-recorded');

/** Whether the folder of recorded real answers is there; tests that need it say by name when they do not run. */
export const hasRecorded = existsSync(join(folder, 'MANIFEST.jsonl'));

const ours: Readonly<Record<string, Endpoint>> = {
  'cdn.nba.com liveData-scoreboard': 'cdn/todaysscoreboard',
  'cdn.nba.com liveData-boxscore': 'cdn/boxscore',
  'cdn.nba.com liveData-playbyplay': 'cdn/playbyplay',
  'stats.nba.com scoreboardv3': 'stats/scoreboardv3',
  'stats.nba.com scheduleleaguev2': 'stats/scheduleleaguev2',
  'stats.nba.com boxscoretraditionalv3': 'stats/boxscoretraditionalv3',
  'stats.nba.com playbyplayv3': 'stats/playbyplayv3',
  'stats.nba.com boxscoresummaryv3': 'stats/boxscoresummaryv3',
  'stats.nba.com boxscoreadvancedv3': 'stats/boxscoreadvancedv3',
  'stats.nba.com boxscorefourfactorsv3': 'stats/boxscorefourfactorsv3',
  'stats.nba.com boxscoremiscv3': 'stats/boxscoremiscv3',
  'stats.nba.com boxscoreusagev3': 'stats/boxscoreusagev3',
  'stats.nba.com boxscorescoringv3': 'stats/boxscorescoringv3',
  'stats.nba.com boxscoreplayertrackv3': 'stats/boxscoreplayertrackv3',
  'stats.nba.com boxscorehustlev2': 'stats/boxscorehustlev2',
};

/** Every recorded answer of an endpoint that tables read, as it was recorded: lines of kind `derived` were edited by hand. */
export function recordedAnswers(): StoredAnswer[] {
  const lines = readFileSync(join(folder, 'MANIFEST.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const { file, endpoint: name, kind } = JSON.parse(line) as { file: string; endpoint: string; kind: string };
    const endpoint = ours[name];
    if (endpoint === undefined || kind === 'derived') return [];
    const stored = readFileSync(join(folder, file));
    const bytes = file.endsWith('.gz') ? gunzipSync(stored) : stored;
    return [
      answerOf(endpoint, subjectOf(JSON.parse(bytes.toString())), bytes, {
        object: file,
        game_date: '2025-01-15' as GameDate,
      }),
    ];
  });
}

interface AnyRoot {
  readonly gameId?: string;
  readonly gameDate?: string;
  readonly seasonYear?: string;
}

/** What a body is about: the date of a scoreboard, the season of a schedule, the game of any other. */
function subjectOf({ meta: _, ...body }: Record<string, AnyRoot>): string {
  const [root] = Object.values(body);
  return root?.gameDate ?? root?.seasonYear ?? root?.gameId ?? 'nothing known';
}
