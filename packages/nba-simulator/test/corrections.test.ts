import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Correction, type CorrectionKind, correctGame, correctionKinds } from '../src/corrections.ts';
import { replay } from '../src/payloads/replay.ts';
import { simulateSeason } from '../src/season.ts';
import type { SimGame, TeamLine } from '../src/sim-game.ts';

const league = simulateSeason({ seed: 4, season: '2025-26' });
const games = [0, 333, 777].map((index) => league.game(league.schedule[index]?.game_id ?? ''));
const game = games[0] as SimGame;
const one = (kind: CorrectionKind, of: SimGame = game, revision = 1): Correction => ({
  game_id: of.scheduled.game_id,
  revision,
  kind,
});
const correct = (kind: CorrectionKind, of: SimGame = game) => correctGame(of, [one(kind, of)]).game;
const all = (of: SimGame, counter: keyof TeamLine) => Number(of.home[counter]) + Number(of.away[counter]);
const rows = (of: SimGame) => [...of.home.players, ...of.away.players];

function told({ timeouts_remaining: _, is_in_bonus: __, ...line }: TeamLine) {
  return line;
}

describe('a correction', () => {
  test('moves a rebound from one player to a team-mate who was on the court', () => {
    for (const before of games) {
      const after = correct('move_rebound', before);
      const changed = rows(after).filter((line, i) => {
        const old = rows(before)[i];
        return (
          old !== undefined &&
          line.rebounds_offensive + line.rebounds_defensive !== old.rebounds_offensive + old.rebounds_defensive
        );
      });
      expect(changed).toHaveLength(2);
      expect(all(after, 'rebounds_offensive')).toBe(all(before, 'rebounds_offensive'));
      expect(all(after, 'rebounds_defensive')).toBe(all(before, 'rebounds_defensive'));
    }
  });

  test('takes an assist away, and gives a steal', () => {
    expect(all(correct('remove_assist'), 'assists')).toBe(all(game, 'assists') - 1);
    const stolen = correct('add_steal');
    expect(all(stolen, 'steals')).toBe(all(game, 'steals') + 1);
    expect(stolen.plays).toHaveLength(game.plays.length + 1);
  });

  test('adds a player to the inactive list or takes one from it, and nothing else', () => {
    expect(rows(correct('add_inactive'))).toHaveLength(rows(game).length + 1);
    expect(rows(correct('remove_inactive'))).toHaveLength(rows(game).length - 1);
    expect(correct('add_inactive').plays).toBe(game.plays);
  });

  test('rewrites the words of one play, or drops a row without statistics', () => {
    const edited = correct('edit_play');
    expect(edited.plays.filter((play, i) => play.descriptor !== game.plays[i]?.descriptor)).toHaveLength(1);
    expect(told(edited.home)).toEqual(told(game.home));
    expect(correct('remove_play').plays).toHaveLength(game.plays.length - 1);
  });

  test('is the same however often it is made, and no correction changes nothing', () => {
    expect(correct('move_rebound')).toEqual(correct('move_rebound'));
    expect(correctGame(game, []).game).toBe(game);
  });
});

describe('any sequence of corrections', () => {
  test('leaves a box that the plays give, with the same score, and running totals that end at the box', () => {
    const kinds = fc.array(fc.constantFrom(...correctionKinds), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...games), kinds, (before, list) => {
        const corrections = list.map((kind, i) => one(kind, before, i + 1));
        const { game: after } = correctGame(before, corrections);
        const counted = replay(after, after.plays);
        expect(told(after.home)).toEqual(told(counted.home));
        expect(told(after.away)).toEqual(told(counted.away));
        expect([after.home.points, after.away.points]).toEqual([before.home.points, before.away.points]);
        for (const line of rows(after)) {
          const last = after.plays.findLast(
            (play) => play.kind === 'rebound' && play.person_id === line.player.person_id,
          );
          const total = (last?.totals.rebounds_offensive ?? 0) + (last?.totals.rebounds_defensive ?? 0);
          expect(total).toBe(line.rebounds_offensive + line.rebounds_defensive);
          const stolen = after.plays.findLast(
            (play) => play.kind === 'steal' && play.person_id === line.player.person_id,
          );
          expect(stolen?.totals.steals ?? 0).toBe(line.steals);
        }
        expect(new Set(after.plays.map((play) => play.order)).size).toBe(after.plays.length);
      }),
      { numRuns: 40 },
    );
  });
});
