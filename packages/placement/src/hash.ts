/**
 * Mixes a string into a 32-bit number: the same for the same seed everywhere, evenly spread.
 * FNV-1a over UTF-16 units, then murmur3's finalizer, so that names that differ in one digit land far apart.
 */
export function hash(seed: number, text: string): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** Mixes a number into a 32-bit number. */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
