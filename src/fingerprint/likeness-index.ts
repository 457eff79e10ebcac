/**
 * @file An index that hashes are added to one by one, and that finds those near a hash in whichever way the picture was turned
 * or mirrored. As in hash-index.ts, 16 parts of 16 bits; here each part lies in one class of bits, which is inverted as a whole.
 */
import { canBeNear, CLASS_WORDS, classDistance, classesOf, transposedClassesOf } from "./turned-hash.ts";
import { MATCH_DISTANCE } from "./distance.ts";

const PARTS = 16;
const VALUES = 1 << 16;
const PART_MASK = VALUES - 1;

/** Two pictures are alike as they are, or once one of them is turned or mirrored. */
export interface Alike {
  readonly at: number;
  readonly distance: number;
  readonly isTurned: boolean;
}

/** Hashes in the order in which they were added. */
export interface LikenessIndex {
  readonly size: () => number;
  /** Everything within 31 bits of a hash, in whichever way it is turned. */
  readonly near: (hex: string) => readonly Alike[];
  /** Adds a hash and gives its place. Throws RangeError unless it is 64 hex digits. */
  readonly add: (hex: string) => number;
  /** How two places are alike, null when they are not. */
  readonly compare: (a: number, b: number) => Alike | null;
}

const partOf = (words: Uint32Array, from: number, part: number): number => {
  const word = words[from + (part >>> 1)] ?? 0;
  return (part & 1) === 0 ? word >>> 16 : word & PART_MASK;
};

const grown = (array: Uint32Array, length: number): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
};

const betterOf = (a: Alike | null, b: Alike | null): Alike | null => (a === null || (b !== null && b.distance < a.distance) ? b : a);

/** An empty index. */
export const likenessIndex = (): LikenessIndex => {
  let size = 0;
  let capacity = 1_024;
  let upright = new Uint32Array(capacity * CLASS_WORDS);
  let transposed = new Uint32Array(capacity * CLASS_WORDS);
  /** For each part and value, the newest place plus one; and for each place, the one before it with the same value. */
  const newest = new Uint32Array(PARTS * VALUES);
  let before = new Uint32Array(capacity * PARTS);
  const compareAt = (plain: Uint32Array, diagonal: Uint32Array, from: number, at: number): Alike | null => {
    const straight = classDistance(plain, from, upright, at * CLASS_WORDS);
    const found = (distance: number, isTurned: boolean): Alike | null => (distance > MATCH_DISTANCE ? null : { at, distance, isTurned });
    const turnedBy = classDistance(diagonal, from, upright, at * CLASS_WORDS);
    // A symmetric picture is near its own mirror image: then it simply lies as it is.
    return found(straight.plain, false) ?? betterOf(found(straight.mirrored, true), found(Math.min(turnedBy.plain, turnedBy.mirrored), true));
  };

  /** Walks through those that share a part; nearly all are told apart by a quarter of their bits, before anything is worked out. */
  const probe = (part: number, value: number, words: Uint32Array, into: Set<number>): void => {
    for (let next = newest[part * VALUES + value] ?? 0; next !== 0; next = before[(next - 1) * PARTS + part] ?? 0) {
      if (canBeNear(words, upright, (next - 1) * CLASS_WORDS, MATCH_DISTANCE)) into.add(next - 1);
    }
  };

  return {
    size: () => size,
    near: (hex) => {
      const plain = classesOf(hex);
      const diagonal = transposedClassesOf(hex);
      const found = new Set<number>();
      for (const words of [plain, diagonal]) {
        for (let part = 0; part < PARTS; part += 1) {
          const own = partOf(words, 0, part);
          for (let bit = -1; bit < 16; bit += 1) {
            const value = bit === -1 ? own : own ^ (1 << bit);
            probe(part, value, words, found);
            // The first class is never inverted.
            if (part >= PARTS / 4) probe(part, value ^ PART_MASK, words, found);
          }
        }
      }
      return [...found]
        .sort((a, b) => a - b)
        .map((at) => compareAt(plain, diagonal, 0, at))
        .filter((alike) => alike !== null);
    },
    add: (hex) => {
      const plain = classesOf(hex);
      if (size === capacity) {
        capacity *= 2;
        upright = grown(upright, capacity * CLASS_WORDS);
        transposed = grown(transposed, capacity * CLASS_WORDS);
        before = grown(before, capacity * PARTS);
      }
      const at = size;
      size += 1;
      upright.set(plain, at * CLASS_WORDS);
      transposed.set(transposedClassesOf(hex), at * CLASS_WORDS);
      for (let part = 0; part < PARTS; part += 1) {
        const slot = part * VALUES + partOf(plain, 0, part);
        before[at * PARTS + part] = newest[slot] ?? 0;
        newest[slot] = at + 1;
      }
      return at;
    },
    compare: (a, b) => {
      const found = compareAt(upright, transposed, a * CLASS_WORDS, b);
      return found === null ? null : { ...found, at: b };
    },
  };
};
