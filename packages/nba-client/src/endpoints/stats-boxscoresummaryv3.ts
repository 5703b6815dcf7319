import type { EndpointDefinition } from './endpoint-definition.ts';
import { judgeStatus } from './judge-status.ts';
import { at } from './read-unknown.ts';
import { type SummaryBody, summaryBody } from './summary-body.ts';

/** When, where and before whom one game was played, who was out, and who officiated. */
export const statsBoxscoresummaryv3: EndpointDefinition<SummaryBody> = {
  name: 'stats/boxscoresummaryv3',
  resource: 'summary',
  subject: 'game_id',
  host: 'stats',
  path: (id) => `/stats/boxscoresummaryv3?GameID=${id}`,
  codec: summaryBody,
  root: 'boxScoreSummary',
  clock: 'utc',
  judge: (body, id) => judgeStatus(at(body, 'boxScoreSummary'), id),
};
