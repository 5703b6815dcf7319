/** A number in [0, 1) that depends on nothing but the key: decides the feeds' oddities, the same for every rendering. */
export function chance(...key: readonly (string | number)[]): number {
  const text = key.join('|');
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
