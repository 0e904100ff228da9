/**
 * FNV-1a of a name's UTF-8 bytes, 32 bits, unsigned. Spreads names, hides nothing: two may collide, so who asks must
 * check.
 *
 * Fowler, Noll and Vo, FNV hash, http://www.isthe.com/chongo/tech/comp/fnv/.
 */
export function hash32(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
