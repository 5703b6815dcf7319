import * as t from 'io-ts';

/**
 * An object of the league's whose leaves are named and not looked at (each is `unknown` until a table reads it, and may be missing),
 * and whose inner objects and lists are checked. It returns the very object it was given: nothing is copied, unknown keys stay.
 */
export function shape<L extends string, C extends t.Props = Record<never, t.Mixed>>(
  name: string,
  leaves: readonly L[],
  inner?: C,
): Shape<L, C> {
  const parts = Object.entries(inner ?? {});
  const codec = new t.Type<Fields<L, C>, Fields<L, C>, unknown>(
    name,
    (value): value is Fields<L, C> => isObject(value) && parts.every(([key, part]) => part.is(value[key])),
    (value, context) => {
      if (!isObject(value)) return t.failure(value, context, `${name} is no object`);
      const errors: t.Errors = [];
      for (const [key, part] of parts) {
        const result = part.validate(value[key], t.appendContext(context, key, part, value[key]));
        if (result._tag === 'Left') errors.push(...result.left);
      }
      return errors.length > 0 ? t.failures(errors) : t.success(value as Fields<L, C>);
    },
    (value) => value,
  );
  return Object.assign(codec, { leaves });
}

/** An inner object or list that some answers leave out. */
export function optional<A>(part: t.Type<A>): t.Type<A | null | undefined> {
  return new t.Type<A | null | undefined>(
    `${part.name}?`,
    (value): value is A | null | undefined => value === null || value === undefined || part.is(value),
    (value, context) => (value === null || value === undefined ? t.success(value) : part.validate(value, context)),
    (value) => value,
  );
}

/** A list of the league's, checked item by item and returned as it is. */
export function list<A>(item: t.Type<A>): t.Type<readonly A[]> {
  return new t.Type<readonly A[]>(
    `${item.name}[]`,
    (value): value is readonly A[] => Array.isArray(value) && value.every((each) => item.is(each)),
    (value, context) => {
      if (!Array.isArray(value)) return t.failure(value, context, `${item.name} list is no list`);
      for (let i = 0; i < value.length; i++) {
        const result = item.validate(value[i], t.appendContext(context, String(i), item, value[i]));
        if (result._tag === 'Left') return result;
      }
      return t.success(value);
    },
    (value) => value,
  );
}

type Fields<L extends string, C extends t.Props> = { readonly [K in L]?: unknown } & {
  readonly [K in keyof C]: t.TypeOf<C[K]>;
};

/** The codec of `shape()`; `leaves` are the names it was given. */
export interface Shape<L extends string, C extends t.Props> extends t.Type<Fields<L, C>, Fields<L, C>, unknown> {
  readonly leaves: readonly L[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
