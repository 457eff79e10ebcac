/** @file How far two hashes are apart. */

/** Two PDQ hashes at this distance or below are a match, by the reference's convention. */
export const MATCH_DISTANCE = 31;

/** Platforms discard a hash below this quality. */
export const MATCH_QUALITY = 50;

const WORDS = 8;

/** A PDQ hash as eight 32-bit words, the first digits in the first word. Throws RangeError unless it is 64 hex digits. */
export const wordsOf = (hex: string): Uint32Array => {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new RangeError("a PDQ hash is 64 lower-case hex digits");
  return Uint32Array.from({ length: WORDS }, (_, word) => Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16));
};

/** How many bits of a 32-bit word are set. */
export const bitsSet = (word: number): number => {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** Hamming distance of two hashes as words, 0..256. */
export const wordDistance = (a: Uint32Array, b: Uint32Array): number => {
  let bits = 0;
  for (let word = 0; word < WORDS; word += 1) bits += bitsSet(((a[word] ?? 0) ^ (b[word] ?? 0)) >>> 0);
  return bits;
};

/** Hamming distance of two PDQ hashes as hex, 0..256. Throws RangeError when one is not 64 hex digits. */
export const distance = (a: string, b: string): number => wordDistance(wordsOf(a), wordsOf(b));
