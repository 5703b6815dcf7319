import type { StoredAnswer } from '@hoops/bronze-writer';
import { type Endpoint, type GameDate, judge } from '@hoops/nba-client';

/** A kept answer with that body, as `readRun` gives it; `facts` say what is to differ. */
export function answerOf(endpoint: Endpoint, subject: string, body: unknown, facts: Partial<StoredAnswer> = {}) {
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
  const request = { endpoint, subject };
  const { verdict, reason } = judge(request, 200, bytes);
  const answer: StoredAnswer = {
    request,
    url: `https://example.invalid/${endpoint}/${subject}`,
    status: 200,
    source: 'nba',
    fetched_at: '2026-01-16T10:00:02.000Z',
    observed_at: '2026-01-16T05:31:07.000Z',
    verdict,
    reason,
    bytes,
    run_id: '20260116T100002Z-7f3a9c',
    game_date: '2026-01-15' as GameDate,
    object: `bronze/game_date=2026-01-15/run_id=20260116T100002Z-7f3a9c/${subject}.1.json.gz`,
    sha256: '0'.repeat(64),
    ...facts,
  };
  return answer;
}
