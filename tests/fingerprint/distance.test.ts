import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bitsSet, distance, isDegenerate, wordsOf } from "../../src/fingerprint/index.ts";

const hashes = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 64, maxLength: 64 }).map((digits) => digits.map((d) => d.toString(16)).join(""));

const flipBits = (hex: string, bits: readonly number[]): string => {
  let value = BigInt(`0x${hex}`);
  for (const bit of bits) value ^= 1n << BigInt(bit);
  return value.toString(16).padStart(64, "0");
};

describe("the distance of two hashes", () => {
  test("is the number of bits that differ", () => {
    fc.assert(
      fc.property(hashes, fc.uniqueArray(fc.integer({ min: 0, max: 255 })), (hex, bits) => {
        expect(distance(hex, flipBits(hex, bits))).toBe(bits.length);
      }),
    );
  });

  test("is the same both ways and never larger over a third hash", () => {
    fc.assert(
      fc.property(hashes, hashes, hashes, (a, b, c) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c));
      }),
    );
  });

  test("is refused for what is no hash", () => {
    for (const wrong of ["", "0".repeat(63), "G".repeat(64), "A".repeat(64)]) expect(() => wordsOf(wrong)).toThrow(RangeError);
  });

  test("counts the bits of every word right", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (word) => {
        expect(bitsSet(word)).toBe(word.toString(2).replaceAll("0", "").length);
      }),
    );
  });
});

describe("values that say nothing", () => {
  test("are recognised", () => {
    for (const empty of ["0".repeat(64), "f".repeat(64), "a5".repeat(32), "01234567".repeat(8), `${"0".repeat(63)}1`]) {
      expect(isDegenerate(empty)).toBe(true);
    }
  });

  test("are not confused with honest ones", () => {
    // From the reference project's own published example pictures (pdq/data/bridge-mods).
    expect(isDegenerate("f8f8f0cee0f4a84f06370a2a068f67f0b36e26d596621e1d33e6339c4e9c9b22")).toBe(false);
  });
});
