import fc from 'fast-check';
import * as t from 'io-ts';
import { describe, expect, it } from 'vitest';
import { list, optional, shape } from '../src/endpoints/shape.ts';

const codec = shape('box', ['points'], {
  team: shape('team', ['id']),
  players: list(shape('player', ['id'])),
  arena: optional(shape('arena', [])),
});

describe('a shape', () => {
  it('returns the very object that it was given, with the keys that nobody named', () => {
    const value = { points: 'any', extra: 1, team: {}, players: [{ id: 1 }, {}] };
    expect(codec.decode(value)).toEqual({ _tag: 'Right', right: value });
    expect((codec.decode(value) as { right: unknown }).right).toBe(value);
  });

  it.each([
    [null, ''],
    [[], ''],
    ['text', ''],
    [{ players: [] }, 'team'],
    [{ team: {}, players: {} }, 'players'],
    [{ team: {}, players: [{}, 1] }, 'players.1'],
    [{ team: [], players: [] }, 'team'],
    [{ team: {}, players: [], arena: 'x' }, 'arena'],
  ])('refuses %j and says where', (value, where) => {
    const result = codec.decode(value);
    expect(result._tag).toBe('Left');
    const [error] = (result as { left: t.Errors }).left;
    expect(
      error?.context
        .map(({ key }) => key)
        .filter((key) => key !== '')
        .join('.'),
    ).toBe(where);
  });

  it('says of any value whether it fits exactly as it decodes it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (team, players, arena) => {
        const value = { team, players, arena };
        expect(codec.is(value)).toBe(codec.decode(value)._tag === 'Right');
      }),
    );
  });

  it('keeps the names it was given', () => {
    expect(shape('x', ['a', 'b']).leaves).toEqual(['a', 'b']);
    expect(codec).toBeInstanceOf(t.Type);
  });
});
