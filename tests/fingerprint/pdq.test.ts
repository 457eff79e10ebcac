/** @file PDQ: the sparse operator does what the textbook does, and what it promises of turned and shrunk pictures. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composed, dihedralsOf, distance, pdqOfPixels, pdqOperator, type Channels, type Orientation } from "../../src/fingerprint/index.ts";
import { drawPixels } from "../fixtures/pictures.ts";
import { textbookBlock, textbookPdq } from "./textbook.ts";
import { blockOf } from "../../src/fingerprint/pdq-block.ts";
import { sparseRows } from "../../src/fingerprint/pdq-operator.ts";

const sides = fc.integer({ min: 5, max: 400 });
const seeds = fc.integer({ min: 1, max: 1_000_000 });

describe("the sparse operator", () => {
  test("gives the textbook's block within rounding for every size and seed", () => {
    fc.assert(
      fc.property(sides, sides, seeds, (width, height, seed) => {
        const pixels = drawPixels(seed, width, height);
        const ours = blockOf(pixels, 3, pdqOperator(width, height));
        const theirs = textbookBlock(pixels, width, height, 3);
        ours.forEach((value, index) => expect(Math.abs(value - (theirs[index] ?? Number.NaN))).toBeLessThan(0.01));
      }),
      { numRuns: 60 },
    );
  });

  test("gives the textbook's hash for pictures with detail", () => {
    fc.assert(
      fc.property(fc.integer({ min: 64, max: 700 }), fc.integer({ min: 64, max: 700 }), seeds, (width, height, seed) => {
        const pixels = drawPixels(seed, width, height);
        const theirs = textbookPdq(pixels, width, height, 3);
        const ours = pdqOfPixels(pixels, width, height, 3);
        expect(Math.abs(ours.quality - theirs.quality)).toBeLessThanOrEqual(1);
        if (theirs.quality >= 50) expect(distance(ours.hex, theirs.hex)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 25 },
    );
  });

  test("has weights that add up to one for each sample, at full size and over any cells", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 9_000 }), fc.double({ min: 1, max: 12, noNaN: true }), (length, cell) => {
        const count = Math.max(1, Math.ceil(length / cell));
        for (const rows of [sparseRows(length), sparseRows(length, { count, cell })]) {
          for (let k = 0; k < 64; k += 1) {
            const run = rows.weights.subarray(rows.offsets[k], rows.offsets[k + 1]);
            expect(run.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("keeps the geometry of a picture that was shrunk while it was decoded", () => {
    const [width, height, shrink] = [1_600, 1_200, 4] as const;
    const pixels = drawPixels(7, width, height);
    const small = new Uint8Array((width / shrink) * (height / shrink) * 3);
    for (let y = 0; y < height / shrink; y += 1) {
      for (let x = 0; x < width / shrink; x += 1) {
        for (let c = 0; c < 3; c += 1) {
          let sum = 0;
          for (let v = 0; v < shrink; v += 1) {
            for (let u = 0; u < shrink; u += 1) sum += pixels[((y * shrink + v) * width + x * shrink + u) * 3 + c] ?? 0;
          }
          small[(y * (width / shrink) + x) * 3 + c] = Math.round(sum / shrink ** 2);
        }
      }
    }
    const operator = pdqOperator(width, height, {
      sampled: { columns: { count: width / shrink, cell: shrink }, rows: { count: height / shrink, cell: shrink } },
    });
    const shrunk = pdqOfPixels(small, width, height, 3, operator);
    expect(distance(shrunk.hex, pdqOfPixels(pixels, width, height, 3).hex)).toBeLessThanOrEqual(2);
  });
});

describe("a picture stored in another orientation", () => {
  /** Stored row and column of upright pixel (i, j), by EXIF's definition of each orientation. */
  const storedAt = (orientation: Orientation, i: number, j: number, height: number, width: number): readonly [number, number] => {
    const [down, right] = [height - 1, width - 1];
    const places: Readonly<Record<Orientation, readonly [number, number]>> = {
      1: [i, j], 2: [i, right - j], 3: [down - i, right - j], 4: [down - i, j],
      5: [j, i], 6: [down - j, i], 7: [down - j, right - i], 8: [j, right - i],
    };
    return places[orientation];
  };

  test("has the hash of its upright pixels, without a pixel being moved", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8),
        fc.integer({ min: 64, max: 200 }),
        fc.integer({ min: 64, max: 200 }),
        seeds,
        (orientation: Orientation, width, height, seed) => {
          const stored = drawPixels(seed, width, height);
          const [uprightWidth, uprightHeight] = orientation >= 5 ? [height, width] : [width, height];
          const upright = new Uint8Array(stored.length);
          for (let i = 0; i < uprightHeight; i += 1) {
            for (let j = 0; j < uprightWidth; j += 1) {
              const [y, x] = storedAt(orientation, i, j, height, width);
              for (let c = 0; c < 3; c += 1) upright[(i * uprightWidth + j) * 3 + c] = stored[(y * width + x) * 3 + c] ?? 0;
            }
          }
          const moved = pdqOfPixels(upright, uprightWidth, uprightHeight, 3);
          const weighed = pdqOfPixels(stored, width, height, 3, pdqOperator(width, height, { orientation }));
          expect(weighed.quality).toBe(moved.quality);
          expect(distance(weighed.hex, moved.hex)).toBeLessThanOrEqual(moved.quality >= 50 ? 2 : 256);
          expect(composed(orientation, 1)).toBe(orientation);
        },
      ),
      { numRuns: 80 },
    );
  });

  test("turned four times or mirrored twice lies as before", () => {
    expect([6, 6, 6].reduce<Orientation>((sum) => composed(sum, 6), 6)).toBe(1);
    for (const mirror of [2, 4, 5, 7] as const) expect(composed(mirror, mirror)).toBe(1);
    // First mirrored left to right, then turned a quarter clockwise: EXIF's 7.
    expect(composed(2, 6)).toBe(7);
  });
});

describe("a hash", () => {
  test("does not depend on how grey is stored, nor on an alpha channel", () => {
    const grey = Uint8Array.from({ length: 120 * 90 }, (_, i) => (i * 7919) % 251);
    const spread = (channels: Channels): Uint8Array =>
      Uint8Array.from({ length: grey.length * channels }, (_, i) => {
        const isAlpha = (channels === 2 || channels === 4) && i % channels === channels - 1;
        return isAlpha ? (i * 31) % 256 : (grey[Math.floor(i / channels)] ?? 0);
      });
    const hashes = ([1, 2, 3, 4] as const).map((channels) => pdqOfPixels(spread(channels), 120, 90, channels).hex);
    for (const hex of hashes) expect(distance(hex, hashes[0] ?? "")).toBeLessThanOrEqual(2);
  });

  test("is all zeros without quality below five pixels a side", () => {
    const { hex, quality } = pdqOfPixels(new Uint8Array(4 * 300 * 3), 4, 300, 3);
    expect({ hex, quality }).toEqual({ hex: "0".repeat(64), quality: 0 });
  });

  test("refuses fewer pixels than the size says", () => {
    expect(() => pdqOfPixels(new Uint8Array(10), 100, 100, 3)).toThrow(RangeError);
  });
});

describe("the dihedral variants", () => {
  test("turn back into the hash itself when turned again", () => {
    const own = pdqOfPixels(drawPixels(3, 300, 200), 300, 200, 3);
    const variants = dihedralsOf(own);
    expect(variants.orig).toBe(own.hex);
    expect(new Set(Object.values(variants)).size).toBe(8);
  });

  test("are near the hash of the turned pixels", () => {
    const [width, height] = [512, 512] as const;
    const pixels = drawPixels(11, width, height);
    const mirrored = new Uint8Array(pixels.length);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        for (let c = 0; c < 3; c += 1) mirrored[(y * width + (width - 1 - x)) * 3 + c] = pixels[(y * width + x) * 3 + c] ?? 0;
      }
    }
    const { flipy } = dihedralsOf(pdqOfPixels(pixels, width, height, 3));
    expect(distance(flipy, pdqOfPixels(mirrored, width, height, 3).hex)).toBeLessThanOrEqual(24);
  });
});
