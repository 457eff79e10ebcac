/** @file The index finds what comparing all pairs finds, and is far quicker. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distance, hashIndex, nearDuplicateGroups } from "../../src/fingerprint/index.ts";
import { seeded } from "../fixtures/pictures.ts";

const randomHash = (random: () => number): string =>
  Array.from({ length: 8 }, () => Math.floor(random() * 4_294_967_296).toString(16).padStart(8, "0")).join("");

const withFlips = (hex: string, count: number, random: () => number): string => {
  let value = BigInt(`0x${hex}`);
  const bits = new Set<number>();
  while (bits.size < count) bits.add(Math.floor(random() * 256));
  for (const bit of bits) value ^= 1n << BigInt(bit);
  return value.toString(16).padStart(64, "0");
};

/** Families of hashes around a few centres, at every distance around the limit. */
const families = (seed: number, count: number): readonly string[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => randomHash(random)).flatMap((centre) => [
    centre,
    ...[0, 1, 15, 16, 30, 31, 32, 33, 60].map((flips) => withFlips(centre, flips, random)),
  ]);
};

const groupsByBruteForce = (hashes: readonly string[], limit: number): readonly (readonly number[])[] => {
  const groupOf = hashes.map((_, at) => at);
  hashes.forEach((a, i) =>
    hashes.forEach((b, j) => {
      if (i >= j || distance(a, b) > limit) return;
      const [from, to] = [groupOf[j], groupOf[i] ?? 0];
      groupOf.forEach((group, at) => {
        if (group === from) groupOf[at] = to;
      });
    }),
  );
  const groups = new Map<number, number[]>();
  groupOf.forEach((group, at) => groups.set(group, [...(groups.get(group) ?? []), at]));
  return [...groups.values()].filter(({ length }) => length > 1).sort(([a = 0], [b = 0]) => a - b);
};

describe("the index", () => {
  test("finds exactly the hashes within the distance", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 31 }), (seed, limit) => {
        const hashes = families(seed, 12);
        const index = hashIndex(hashes);
        for (const hex of hashes.slice(0, 20)) {
          const expected = hashes.flatMap((other, at) => (distance(hex, other) <= limit ? [at] : []));
          expect(index.near(hex, limit)).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("groups as comparing all pairs does", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const hashes = families(seed, 10);
        expect(nearDuplicateGroups(hashes)).toEqual(groupsByBruteForce(hashes, 31));
      }),
      { numRuns: 25 },
    );
  });

  test("groups 100,000 hashes with a small part of the work that all pairs would be", () => {
    const random = seeded(1);
    const hashes = Array.from({ length: 50_000 }, () => randomHash(random)).flatMap((hex) => [hex, withFlips(hex, 20, random)]);
    // The processor's time and not the clock's: whatever else the machine does is not counted.
    const before = process.cpuUsage();
    for (const one of hashes.slice(0, 20)) for (const other of hashes) distance(one, other);
    const twentyRows = process.cpuUsage(before).user;
    const between = process.cpuUsage();
    const groups = nearDuplicateGroups(hashes);
    const grouped = process.cpuUsage(between).user;
    expect(groups.length).toBe(50_000);
    // All pairs are 2,500 times these twenty rows.
    expect(grouped).toBeLessThan(twentyRows * 100);
  });

  test("is not slowed by thousands of copies of one picture", () => {
    const hashes = Array.from({ length: 100_000 }, () => "0123456789abcdef".repeat(4));
    expect(nearDuplicateGroups(hashes)).toEqual([hashes.map((_, at) => at)]);
  });

  test("refuses distances it can't promise", () => {
    expect(() => hashIndex([]).near("0".repeat(64), 32)).toThrow(RangeError);
    expect(() => nearDuplicateGroups([], 1.5)).toThrow(RangeError);
  });
});
