/** The addresses that a rule can name; the same names that the client's registry uses. */
export const servedEndpoints = [
  'cdn/todaysscoreboard',
  'cdn/schedule',
  'cdn/boxscore',
  'cdn/playbyplay',
  'stats/scoreboardv3',
  'stats/scheduleleaguev2',
  'stats/boxscoretraditionalv3',
  'stats/playbyplayv3',
] as const;
export type ServedEndpoint = (typeof servedEndpoints)[number];

/** What can go wrong. The first group replaces the answer, the second spoils its bytes, the third tells another story. */
export const faultKinds = [
  'status_403',
  'status_404',
  'status_429',
  'status_500',
  'status_503',
  /** No byte, ever. */
  'hang',
  /** The connection is torn down before an answer. */
  'reset',
  /** 403 for CDN requests without `Referer: https://www.nba.com/`, as since May 2026; others pass. */
  'referer',
  /** The connection ends in the middle of the body. */
  'cut_body',
  /** content-length promises more than is sent. */
  'wrong_length',
  /** content-encoding gzip, and only half of it. */
  'half_gzip',
  /** 200 with plain text that begins like JSON. */
  'not_json',
  /** 200 with the Access Denied page. */
  'html',
  'empty_body',
  /** `{}` */
  'empty_object',
  /** 200 with {"Message":"An error has occurred."} */
  'error_message',
  /** Another game's, date's or season's body under this address. */
  'wrong_game',
  /** What was said earlier: an earlier revision, or a game that is over still in progress. */
  'stale',
  /** The pre-game shell of a game that is over. */
  'shell',
  /** A scoreboard or schedule without its last game. */
  'missing_game',
  /** A scoreboard or schedule with one more game, of another league. */
  'foreign_game',
  /** A scoreboard or schedule whose last game is "Final" with scores that are null, as when it was called off. */
  'null_score',
  /** Players, actions or games: none. */
  'zero_rows',
  /** A box score whose first home player is in the away team as well. */
  'player_twice',
  /** A box score whose players have zeros while the teams have points. */
  'zeroed_players',
  /** A box score without the home team's statistics. */
  'no_team_statistics',
  /** Plays whose running score drops to nothing once in the middle. */
  'score_decreases',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Plain data. A rule that names neither endpoint, path nor subject is for every request. */
export interface FaultRule {
  readonly fault: FaultKind;
  readonly endpoint?: ServedEndpoint | undefined;
  /** Part of the path and query: `/stats/`, `boxscore_`. */
  readonly path?: string | undefined;
  /** Game id, date or season that is asked for. */
  readonly subject?: string | undefined;
  /** How often it happens; always without it. */
  readonly times?: number | undefined;
  /** Matching requests that pass unharmed first; 0 without it. */
  readonly after?: number | undefined;
  /** For status_429 and status_503; 1 without it. */
  readonly retryAfterSeconds?: number | undefined;
}

interface FaultyRequest {
  readonly endpoint: ServedEndpoint | null;
  readonly path: string;
  readonly subject: string;
  readonly referer: string | undefined;
}

export interface FaultPlan {
  /** The first rule that applies to this request, counted; undefined when all is well. */
  next(request: FaultyRequest): FaultRule | undefined;
  /** How often each rule has happened so far, in the order given. */
  counts(): readonly number[];
}

/** @throws RangeError for a kind or an endpoint that does not exist. */
export function planFaults(rules: readonly FaultRule[]): FaultPlan {
  for (const { fault, endpoint } of rules) {
    if (!faultKinds.includes(fault))
      throw new RangeError(`"${fault}" is no fault: choose one of ${faultKinds.join(', ')}.`);
    if (endpoint !== undefined && !servedEndpoints.includes(endpoint)) {
      throw new RangeError(`"${endpoint}" is no endpoint: choose one of ${servedEndpoints.join(', ')}.`);
    }
  }
  const seen = rules.map(() => 0);
  const done = rules.map(() => 0);
  const matches = (rule: FaultRule, request: FaultyRequest) =>
    (rule.endpoint === undefined || rule.endpoint === request.endpoint) &&
    (rule.path === undefined || request.path.includes(rule.path)) &&
    (rule.subject === undefined || rule.subject === request.subject) &&
    (rule.fault !== 'referer' || (request.path.startsWith('/static/') && !isFromLeague(request.referer)));
  return {
    next(request) {
      for (const [i, rule] of rules.entries()) {
        if (!matches(rule, request)) continue;
        seen[i] = (seen[i] ?? 0) + 1;
        if ((seen[i] ?? 0) <= (rule.after ?? 0) || (done[i] ?? 0) >= (rule.times ?? Number.POSITIVE_INFINITY)) continue;
        done[i] = (done[i] ?? 0) + 1;
        return rule;
      }
      return undefined;
    },
    counts: () => [...done],
  };
}

const isFromLeague = (referer: string | undefined) => referer?.startsWith('https://www.nba.com') === true;
