import { describe, expect, it } from 'vitest';
import { simulatedTeam, simulatedTeams } from '../src/teams.ts';

describe('simulatedTeams', () => {
  it('are thirty whose names say SIM, five a division, ids outside the real ones', () => {
    expect(simulatedTeams.map(({ team_id }) => team_id)).toEqual(Array.from({ length: 30 }, (_, i) => 1610699901 + i));
    for (const { name, tricode } of simulatedTeams) {
      expect(name).toMatch(/^SIM /);
      expect(tricode).toMatch(/^X[A-Z]{2}$/);
    }
    expect(new Set(simulatedTeams.map(({ tricode }) => tricode)).size).toBe(30);
    const divisions = Map.groupBy(simulatedTeams, ({ conference, division }) => `${conference} ${division}`);
    expect([...divisions.values()].map((teams) => teams.length)).toEqual([5, 5, 5, 5, 5, 5]);
  });

  it('play in arenas with a place on earth and a zone that exists', () => {
    for (const { arena } of simulatedTeams) {
      expect(() => new Intl.DateTimeFormat('en-US', { timeZone: arena.timezone })).not.toThrow();
      expect(arena.latitude > 24 && arena.latitude < 50 && arena.longitude > -125 && arena.longitude < -66).toBe(true);
    }
  });

  it('are found by id, and nothing else is', () => {
    expect(simulatedTeam(1610699907).tricode).toBe(simulatedTeams[6]?.tricode);
    expect(() => simulatedTeam(1610612738)).toThrow('1610612738 is no simulated team');
  });
});
