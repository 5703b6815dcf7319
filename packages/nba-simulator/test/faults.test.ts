import { describe, expect, test } from 'vitest';
import { type FaultRule, planFaults } from '../src/faults.ts';

const request = (path: string, subject = '', referer?: string) =>
  ({ endpoint: path.includes('boxscore_') ? ('cdn/boxscore' as const) : null, path, subject, referer }) as const;

describe('a plan of faults', () => {
  test('a rule applies to what all of its conditions name, as often as it says, after what it lets pass', () => {
    const rules: FaultRule[] = [
      { fault: 'status_500', endpoint: 'cdn/boxscore', subject: '0022500001', after: 1, times: 2 },
    ];
    const plan = planFaults(rules);
    const ask = () => plan.next(request('/static/boxscore_0022500001.json', '0022500001'))?.fault;
    expect(plan.next(request('/static/boxscore_0022500002.json', '0022500002'))).toBeUndefined();
    expect([ask(), ask(), ask(), ask()]).toEqual([undefined, 'status_500', 'status_500', undefined]);
    expect(plan.counts()).toEqual([2]);
  });

  test('the first rule that applies is the one that happens', () => {
    const plan = planFaults([
      { fault: 'hang', path: '/stats/', times: 1 },
      { fault: 'reset', path: '/stats/' },
    ]);
    const kinds = [1, 2, 3].map(() => plan.next(request('/stats/scoreboardv3'))?.fault);
    expect(kinds).toEqual(['hang', 'reset', 'reset']);
    expect(plan.counts()).toEqual([1, 2]);
  });

  test('the referer rule is for CDN requests that do not come from the league', () => {
    const plan = planFaults([{ fault: 'referer' }]);
    expect(plan.next(request('/static/x', '', undefined))?.fault).toBe('referer');
    expect(plan.next(request('/static/x', '', 'https://www.nba.com/'))).toBeUndefined();
    expect(plan.next(request('/stats/x', '', undefined))).toBeUndefined();
  });

  test('a kind or an endpoint that does not exist is refused by name', () => {
    expect(() => planFaults([{ fault: 'melt' as never }])).toThrow(/"melt" is no fault/);
    expect(() => planFaults([{ fault: 'hang', endpoint: 'cdn/odds' as never }])).toThrow(/"cdn\/odds" is no endpoint/);
  });
});
