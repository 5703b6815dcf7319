import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config-error.ts';
import { type Endpoint, endpoints } from '../src/endpoints/index.ts';
import { request } from '../src/request.ts';

const subjects = { game_date: '2026-01-15', game_id: '0022500561', season: '2025-26' };
const names = Object.keys(endpoints) as Endpoint[];

describe('a request', () => {
  it.each(names)('of %s takes the subject that the endpoint is about, and no other', (name) => {
    for (const [kind, subject] of Object.entries(subjects)) {
      if (kind === endpoints[name].subject) expect(request(name, subject)).toEqual({ endpoint: name, subject });
      else expect(() => request(name, subject)).toThrow(ConfigError);
    }
  });

  it('never lets text into an address', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, subject) => {
        try {
          request(name, subject);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          return;
        }
        expect(endpoints[name].path(subject)).toMatch(/^\/(static\/json|stats)\/[A-Za-z0-9_./?=&-]+$/);
      }),
    );
  });

  it.each(['cdn/odds', '__proto__', 'constructor', ''])('refuses the endpoint %j by naming those there are', (name) => {
    expect(() => request(name as Endpoint, '2026-01-15')).toThrow(
      /is no endpoint: choose one of cdn\/todaysscoreboard/,
    );
  });
});

describe('the registry', () => {
  it.each(names)('calls %s by its own name and puts its path on its host', (name) => {
    const { host, path } = endpoints[name];
    expect(endpoints[name].name).toBe(name);
    expect(name.startsWith(`${host}/`)).toBe(true);
    expect(path(subjects[endpoints[name].subject])).toMatch(host === 'cdn' ? /^\/static\/json\// : /^\/stats\//);
  });

  it('spells the addresses as the league does', () => {
    expect(endpoints['cdn/boxscore'].path('0022500561')).toBe(
      '/static/json/liveData/boxscore/boxscore_0022500561.json',
    );
    expect(endpoints['stats/scoreboardv3'].path('2026-01-15')).toBe(
      '/stats/scoreboardv3?GameDate=2026-01-15&LeagueID=00',
    );
    expect(endpoints['stats/boxscoretraditionalv3'].path('0022500561')).toBe(
      '/stats/boxscoretraditionalv3?EndPeriod=0&EndRange=0&GameID=0022500561&RangeType=0&StartPeriod=0&StartRange=0',
    );
  });
});
