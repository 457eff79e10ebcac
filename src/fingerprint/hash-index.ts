/**
 * @file Finding near duplicates among many PDQ hashes without comparing all pairs.
 *
 * Multi-index hashing (Norouzi, Punjani, Fleet, 2012): 256 bits are cut into 16 parts of 16 bits. Two hashes that differ in at
 * most 31 bits differ in at most one bit of at least one part, so looking up each part and its 16 neighbours finds every match.
 */
import { bitsSet, MATCH_DISTANCE, wordsOf } from "./distance.ts";

const PARTS = 16;
const VALUES = 1 << 16;
/** With 16 parts and at most one bit in one of them, no distance above this is found for certain. */
const FARTHEST = 31;

/** A fixed set of hashes that can be searched by distance. */
export interface HashIndex {
  readonly size: number;
  /** Positions of all hashes within `limit` bits of the given one, in ascending order. */
  readonly near: (hex: string, limit?: number) => readonly number[];
}

const partOf = (words: Uint32Array, at: number, part: number): number => {
  const word = words[at * 8 + (part >>> 1)] ?? 0;
  return (part & 1) === 0 ? word >>> 16 : word & 0xffff;
};

interface Tables {
  readonly words: Uint32Array;
  /** For each part: where the hashes with a value begin in `members`. */
  readonly starts: readonly Uint32Array[];
  readonly members: readonly Uint32Array[];
}

const tablesOf = (hashes: readonly string[]): Tables => {
  const words = new Uint32Array(hashes.length * 8);
  hashes.forEach((hex, at) => words.set(wordsOf(hex), at * 8));
  const starts: Uint32Array[] = [];
  const members: Uint32Array[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const start = new Uint32Array(VALUES + 1);
    for (let at = 0; at < hashes.length; at += 1) {
      const value = partOf(words, at, part);
      start[value + 1] = (start[value + 1] ?? 0) + 1;
    }
    for (let value = 0; value < VALUES; value += 1) start[value + 1] = (start[value + 1] ?? 0) + (start[value] ?? 0);
    const next = start.slice();
    const list = new Uint32Array(hashes.length);
    for (let at = 0; at < hashes.length; at += 1) {
      const value = partOf(words, at, part);
      const to = next[value] ?? 0;
      list[to] = at;
      next[value] = to + 1;
    }
    starts.push(start);
    members.push(list);
  }
  return { words, starts, members };
};

/** Whether two hashes in word arrays are within the limit; most pairs are told apart by their first words. */
const isNear = (a: Uint32Array, aFrom: number, b: Uint32Array, bFrom: number, limit: number): boolean => {
  let bits = 0;
  for (let word = 0; word < 8; word += 1) {
    bits += bitsSet((a[aFrom + word] ?? 0) ^ (b[bFrom + word] ?? 0));
    if (bits > limit) return false;
  }
  return true;
};

/** Calls `visit` for every hash after `after` within the limit of the one at `from` in `words`, some of them several times. */
const visitNear = (
  tables: Tables,
  words: Uint32Array,
  from: number,
  { limit, after }: { readonly limit: number; readonly after: number },
  visit: (at: number) => void,
): void => {
  for (let part = 0; part < PARTS; part += 1) {
    const start = tables.starts[part];
    const list = tables.members[part];
    if (start === undefined || list === undefined) continue;
    const own = partOf(words, from / 8, part);
    for (let bit = -1; bit < 16; bit += 1) {
      const value = bit === -1 ? own : own ^ (1 << bit);
      const end = start[value + 1] ?? 0;
      for (let i = start[value] ?? 0; i < end; i += 1) {
        const at = list[i] ?? 0;
        if (at > after && isNear(words, from, tables.words, at * 8, limit)) visit(at);
      }
    }
  }
};

const checkLimit = (limit: number): void => {
  if (!Number.isInteger(limit) || limit < 0 || limit > FARTHEST) throw new RangeError(`the distance is a whole number from 0 to ${FARTHEST}`);
};

/** Builds an index over hashes of 64 hex digits. Throws RangeError for anything else. */
export const hashIndex = (hashes: readonly string[]): HashIndex => {
  const tables = tablesOf(hashes);
  return {
    size: hashes.length,
    near: (hex, limit = MATCH_DISTANCE) => {
      checkLimit(limit);
      const words = wordsOf(hex);
      const found = new Set<number>();
      visitNear(tables, words, 0, { limit, after: -1 }, (at) => found.add(at));
      return [...found].sort((a, b) => a - b);
    },
  };
};

/**
 * Groups of near duplicates: positions of hashes that are connected by steps of at most `limit` bits, each group and the list
 * of groups in ascending order, single hashes left out. 100,000 hashes take seconds.
 */
export const nearDuplicateGroups = (hashes: readonly string[], limit = MATCH_DISTANCE): readonly (readonly number[])[] => {
  checkLimit(limit);
  // Equal hashes are one: thousands of copies of a picture would otherwise be compared with each other.
  const places = new Map<string, number[]>();
  hashes.forEach((hex, at) => {
    const list = places.get(hex);
    if (list === undefined) places.set(hex, [at]);
    else list.push(at);
  });
  const unique = [...places.keys()];
  const tables = tablesOf(unique);
  const parent = Uint32Array.from({ length: unique.length }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] ?? 0] ?? 0;
      root = parent[root] ?? 0;
    }
    return root;
  };
  for (let at = 0; at < unique.length; at += 1) {
    let root = rootOf(at);
    visitNear(tables, tables.words, at * 8, { limit, after: at }, (other) => {
      const joined = rootOf(other);
      if (joined === root) return;
      parent[joined] = root;
      root = rootOf(root);
    });
  }
  const groups = new Map<number, number[]>();
  unique.forEach((hex, at) => {
    const root = rootOf(at);
    groups.set(root, [...(groups.get(root) ?? []), ...(places.get(hex) ?? [])]);
  });
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .map((group) => group.sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b);
};
