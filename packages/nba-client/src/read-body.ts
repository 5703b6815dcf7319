import { type BodyOf, type Endpoint, endpoints } from './endpoints/index.ts';
import { SourceError } from './source-error.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of a body; throws SyntaxError or TypeError where it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(decoder.decode(bytes));
}

/** How a value departs from an endpoint's shape, in a sentence; null when it has it. */
export function shapeFault(endpoint: Endpoint, value: unknown): string | null {
  const { codec } = endpoints[endpoint];
  // Only a body that fails is worth the search for where it does.
  if (codec.is(value)) return null;
  const result = codec.decode(value);
  if (result._tag === 'Right') return null;
  const first = result.left[0];
  const where = first?.context.flatMap(({ key }) => (key === '' ? [] : [key])).join('.');
  const more = result.left.length - 1;
  return `the body has not the shape of ${endpoint}: at ${where} ${first?.message}${more > 0 ? `, and ${more} more` : ''}`;
}

/** The body of an answer, its containers checked. For answers judged `ok`; throws SourceError `refused` for bytes that have not the endpoint's shape. */
export function bodyOf<E extends Endpoint>(endpoint: E, bytes: Uint8Array): BodyOf<E> {
  let value: unknown;
  try {
    value = parseJson(bytes);
  } catch (cause) {
    throw new SourceError('refused', `the body of ${endpoint} is no JSON: load only answers whose verdict is ok`, {
      cause,
    });
  }
  const fault = shapeFault(endpoint, value);
  if (fault !== null) throw new SourceError('refused', `${fault}: load only answers whose verdict is ok`);
  return value as BodyOf<E>;
}
