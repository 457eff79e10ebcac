import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance } from "../../src/fingerprint/index.ts";
import { pdqIndex } from "../demo-platform/pdq-index.ts";

const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex"));
const flips = fc.uniqueArray(fc.nat(255), { maxLength: 40 });

const flipped = (hash: string, bits: readonly number[]) => {
  const bytes = Buffer.from(hash, "hex");
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString("hex");
};

describe("the index of PDQ hashes", () => {
  it("finds exactly what a comparison with every hash finds, up to 31 bits", () => {
    fc.assert(
      fc.property(fc.array(hashes, { maxLength: 20 }), hashes, fc.array(flips, { maxLength: 20 }), (strangers, hash, changes) => {
        const stored = [...new Set([...strangers, ...changes.map((bits) => flipped(hash, bits))])];
        const index = pdqIndex();
        for (const one of stored) index.add(one);
        const expected = stored.filter((one) => distance(one, hash) <= 31).toSorted();
        expect(index.near(hash).map((near) => near.hash).toSorted()).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("finds a hash at 31 bits however they are spread, and none at 32", () => {
    const hash = "0123456789abcdef".repeat(4);
    const spread = (count: number) => Array.from({ length: count }, (_, index) => (index * 8 + (index >> 5) * 3) % 256);
    for (const count of [31, 32]) {
      const index = pdqIndex();
      index.add(flipped(hash, spread(count)));
      expect(distance(hash, flipped(hash, spread(count)))).toBe(count);
      expect(index.near(hash)).toHaveLength(count <= 31 ? 1 : 0);
    }
  });

  it("forgets what is removed", () => {
    fc.assert(
      fc.property(fc.uniqueArray(hashes, { minLength: 1, maxLength: 10 }), (all) => {
        const index = pdqIndex();
        for (const one of all) index.add(one);
        const [first = ""] = all;
        index.remove(first);
        expect(index.near(first).some(({ hash }) => hash === first)).toBe(false);
        for (const one of all.slice(1)) expect(index.near(one)[0]?.hash).toBe(one);
        expect(index.size()).toBe(all.length - 1);
      }),
    );
  });
});
