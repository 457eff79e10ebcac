/**
 * @file Comparing PDQ hashes in all eight ways a picture can be turned and mirrored, from the hashes alone.
 *
 * Mirroring a picture turns the signs of half its coefficients around, and a bit says on which side of the median a coefficient is. As
 * the median of coefficients lies next to zero, the bits of that half are inverted, but for a few next to the median.
 * So the bits are sorted into four classes by whether row and column are even: each class is inverted as a whole or not at all.
 */
import { bitsSet, wordsOf } from "./distance.ts";

/** Two words for each class: 0 keeps its bits, 1 is inverted left to right, 2 top to bottom, 3 by either but not by both. */
export const CLASS_WORDS = 8;
const CLASS_BITS = 64;
const SIDE = 16;

const classOf = (row: number, column: number): number => (row % 2 === 0 ? 2 : 0) + (column % 2 === 0 ? 1 : 0);

interface Place {
  readonly fromWord: number;
  readonly fromBit: number;
  readonly word: number;
  readonly bit: number;
}

/** Where each bit of a hash stands among the classes; `transposed` for the picture with rows and columns exchanged. */
const placesOf = (transposed: boolean): readonly Place[] =>
  Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [row, column] = transposed ? [at % SIDE, Math.floor(at / SIDE)] : [Math.floor(at / SIDE), at % SIDE];
    const within = (row >> 1) * (SIDE / 2) + (column >> 1);
    return { fromWord: 7 - (at >> 5), fromBit: at & 31, word: classOf(row, column) * 2 + (within >> 5), bit: within & 31 };
  });

const upright = placesOf(false);
const transposed = placesOf(true);

const sorted = (words: Uint32Array, places: readonly Place[]): Uint32Array => {
  const result = new Uint32Array(CLASS_WORDS);
  for (const { fromWord, fromBit, word, bit } of places) {
    const isSet = ((words[fromWord] ?? 0) >>> fromBit) & 1;
    result[word] = (result[word] ?? 0) | (isSet << bit);
  }
  return result;
};

/** A hash sorted into classes. Throws RangeError unless it is 64 hex digits. */
export const classesOf = (hex: string): Uint32Array => sorted(wordsOf(hex), upright);

/** The classes of the same picture with rows and columns exchanged. */
export const transposedClassesOf = (hex: string): Uint32Array => sorted(wordsOf(hex), transposed);

/** How far two hashes are apart: as they are, and in the nearest of the three ways of mirroring both sides or one. */
export interface ClassDistance {
  readonly plain: number;
  readonly mirrored: number;
}

/** Compares classes at a place in each array. With one of them transposed, `plain` is mirrored along the diagonal. */
export const classDistance = (a: Uint32Array, aFrom: number, b: Uint32Array, bFrom: number): ClassDistance => {
  const bits = (word: number): number => bitsSet(((a[aFrom + word] ?? 0) ^ (b[bFrom + word] ?? 0)) >>> 0);
  const kept = bits(0) + bits(1);
  const sideways = bits(2) + bits(3);
  const upended = bits(4) + bits(5);
  const either = bits(6) + bits(7);
  return {
    plain: kept + sideways + upended + either,
    mirrored:
      kept +
      Math.min(
        CLASS_BITS - sideways + upended + CLASS_BITS - either,
        sideways + CLASS_BITS - upended + CLASS_BITS - either,
        CLASS_BITS - sideways + CLASS_BITS - upended + either,
      ),
  };
};

/** False when no way of mirroring brings two hashes within the limit, as far as two or three of the classes tell. */
export const canBeNear = (a: Uint32Array, b: Uint32Array, bFrom: number, limit: number): boolean => {
  let bits = bitsSet((a[0] ?? 0) ^ (b[bFrom] ?? 0)) + bitsSet((a[1] ?? 0) ^ (b[bFrom + 1] ?? 0));
  for (let word = 2; word < CLASS_WORDS; word += 2) {
    if (bits > limit) return false;
    const apart = bitsSet((a[word] ?? 0) ^ (b[bFrom + word] ?? 0)) + bitsSet((a[word + 1] ?? 0) ^ (b[bFrom + word + 1] ?? 0));
    bits += Math.min(apart, CLASS_BITS - apart);
  }
  return bits <= limit;
};
