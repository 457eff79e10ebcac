/** @file Finding pictures that were turned or mirrored from their hashes alone, and the index that does it for many. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distance, likenessIndex, pdqOfPixels } from "../../src/fingerprint/index.ts";
import { classDistance, classesOf, transposedClassesOf } from "../../src/fingerprint/turned-hash.ts";
import { picture, seeded } from "../fixtures/pictures.ts";

const hash = fc.array(fc.nat(15), { minLength: 64, maxLength: 64 }).map((digits) => digits.map((digit) => digit.toString(16)).join(""));

const bitsOf = (hex: string): boolean[] => {
  const value = BigInt(`0x${hex}`);
  return Array.from({ length: 256 }, (_, at) => ((value >> BigInt(at)) & 1n) === 1n);
};
const hexOf = (bits: readonly boolean[]): string =>
  bits.reduceRight((value, bit) => value * 2n + (bit ? 1n : 0n), 0n).toString(16).padStart(64, "0");

/** All eight by the definition: a mirrored picture has the signs of every other row or column of coefficients turned around. */
const eight = (hex: string): readonly string[] =>
  [false, true].flatMap((across) =>
    [false, true].flatMap((upended) =>
      [false, true].map((sideways) => {
        const bits = bitsOf(hex);
        return hexOf(
          bits.map((_, at) => {
            const [i, j] = [Math.floor(at / 16), at % 16];
            const bit = bits[across ? j * 16 + i : at] ?? false;
            return bit !== ((upended && i % 2 === 0) !== (sideways && j % 2 === 0));
          }),
        );
      }),
    ),
  );

const flipped = (hex: string, places: readonly number[]): string => {
  const bits = bitsOf(hex);
  for (const place of new Set(places)) bits[place] = !(bits[place] ?? false);
  return hexOf(bits);
};

describe("classes of bits", () => {
  test("give the distance of all eight ways at once", () => {
    fc.assert(
      fc.property(hash, hash, (a, b) => {
        const ways = eight(a).map((way) => distance(way, b));
        const straight = classDistance(classesOf(a), 0, classesOf(b), 0);
        const across = classDistance(transposedClassesOf(a), 0, classesOf(b), 0);
        expect(straight.plain).toBe(distance(a, b));
        expect(straight.mirrored).toBe(Math.min(...ways.slice(1, 4)));
        expect(Math.min(across.plain, across.mirrored)).toBe(Math.min(...ways.slice(4)));
      }),
    );
  });

  test("come near the hash of the picture that was really turned", async () => {
    const pdqOf = async (seed: number, turn: "as it is" | "flip" | "flop" | 90 | 180 | 270) => {
      const image = picture(seed, 640, 480);
      const moved = turn === "as it is" ? image : turn === "flip" ? image.flip() : turn === "flop" ? image.flop() : image.rotate(turn);
      const { data, info } = await moved.raw().toBuffer({ resolveWithObject: true });
      return pdqOfPixels(data, info.width, info.height, 3).hex;
    };
    for (let seed = 0; seed < 12; seed += 1) {
      const index = likenessIndex();
      index.add(await pdqOf(seed, "as it is"));
      for (const turn of ["flip", "flop", 90, 180, 270] as const) {
        expect(index.near(await pdqOf(seed, turn)), `picture ${seed}, ${turn}`).toMatchObject([{ at: 0, isTurned: true }]);
      }
    }
  }, 120_000);
});

describe("the index", () => {
  test("finds what comparing with each finds, in all eight ways", () => {
    const near = fc.record({ way: fc.nat(7), places: fc.array(fc.nat(255), { maxLength: 40 }) });
    fc.assert(
      fc.property(fc.array(hash, { minLength: 1, maxLength: 5 }), fc.array(near, { maxLength: 25 }), (centres, others) => {
        const hashes = [...centres, ...others.map(({ way, places }, i) => flipped(eight(centres[i % centres.length] ?? "")[way] ?? "", places))];
        const index = likenessIndex();
        hashes.forEach((hex, at) => {
          const expected = hashes.slice(0, at).flatMap((other, place) => {
            const plain = distance(other, hex);
            if (plain <= 31) return [{ at: place, distance: plain, isTurned: false }];
            const turned = Math.min(...eight(other).slice(1).map((way) => distance(way, hex)));
            return turned <= 31 ? [{ at: place, distance: turned, isTurned: true }] : [];
          });
          expect(index.near(hex)).toEqual(expected);
          expect(index.add(hex)).toBe(at);
          for (const one of expected) expect(index.compare(at, one.at)).toEqual(one);
        });
        expect(index.size()).toBe(hashes.length);
      }),
      { numRuns: 60 },
    );
  });

  test("keeps working as it grows", () => {
    const random = seeded(3);
    const hashes = Array.from({ length: 5_000 }, () => Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join(""));
    const index = likenessIndex();
    for (const hex of hashes) index.add(hex);
    for (const at of [0, 1_023, 1_024, 4_999]) {
      expect(index.near(flipped(eight(hashes[at] ?? "")[at % 8] ?? "", [3, 100, 200]))).toMatchObject([{ at, distance: 3 }]);
    }
  });
});
