/**
 * @file Finds all stored PDQ hashes within 31 bits of one, without looking at all of them. A hash is cut into sixteen pieces of
 * 16 bits: two hashes that differ in 31 bits at most have a piece that differs in one bit at most (pigeonhole; 31 / 16 < 2), so
 * it is enough to look at those that share a piece, or all but one bit of it (multi-index hashing, Norouzi et al. 2012).
 */
import { MATCH_DISTANCE, wordDistance, wordsOf } from "../../src/fingerprint/index.ts";

const PIECES = 16;
const PIECE_BITS = 16;

export interface Near {
  readonly hash: string;
  /** Bits, 0..31. */
  readonly distance: number;
}

export interface PdqIndex {
  readonly add: (hash: string) => void;
  readonly remove: (hash: string) => void;
  readonly has: (hash: string) => boolean;
  readonly size: () => number;
  /** All stored hashes at distance 31 or below, nearest first. Throws RangeError unless it is given 64 hex digits. */
  readonly near: (hash: string) => readonly Near[];
}

const piecesOf = (words: Uint32Array): readonly number[] =>
  Array.from({ length: PIECES }, (_, piece) => ((words[piece >> 1] ?? 0) >>> (piece % 2 === 0 ? 16 : 0)) & 0xffff);

/** An empty index. Hashes are lower-case hex. */
export const pdqIndex = (): PdqIndex => {
  const stored = new Map<string, Uint32Array>();
  const buckets = Array.from({ length: PIECES }, () => new Map<number, Set<string>>());
  return {
    has: (hash) => stored.has(hash),
    size: () => stored.size,
    add: (hash) => {
      if (stored.has(hash)) return;
      const words = wordsOf(hash);
      stored.set(hash, words);
      for (const [piece, value] of piecesOf(words).entries()) {
        const bucket = buckets[piece];
        const there = bucket?.get(value);
        if (there === undefined) bucket?.set(value, new Set([hash]));
        else there.add(hash);
      }
    },
    remove: (hash) => {
      const words = stored.get(hash);
      if (words === undefined) return;
      stored.delete(hash);
      for (const [piece, value] of piecesOf(words).entries()) {
        const there = buckets[piece]?.get(value);
        there?.delete(hash);
        if (there?.size === 0) buckets[piece]?.delete(value);
      }
    },
    near: (hash) => {
      const words = wordsOf(hash);
      const candidates = new Set<string>();
      for (const [piece, value] of piecesOf(words).entries()) {
        for (let bit = -1; bit < PIECE_BITS; bit += 1) {
          const there = buckets[piece]?.get(bit < 0 ? value : value ^ (1 << bit));
          for (const one of there ?? []) candidates.add(one);
        }
      }
      return [...candidates]
        .map((one) => ({ hash: one, distance: wordDistance(words, stored.get(one) ?? words) }))
        .filter(({ distance }) => distance <= MATCH_DISTANCE)
        .toSorted((a, b) => a.distance - b.distance || (a.hash < b.hash ? -1 : 1));
    },
  };
};
