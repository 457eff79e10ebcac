/** @file The eight ways a picture can be turned and mirrored, from one 16 x 16 block of coefficients. */
import { KEPT } from "./pdq-dct.ts";

/** The reference's names; `flipx` mirrors top to bottom, `flipy` left to right, `flipplus1` transposes. */
export const dihedralNames = ["orig", "rot90", "rot180", "rot270", "flipx", "flipy", "flipplus1", "flipminus1"] as const;
export type DihedralName = (typeof dihedralNames)[number];

interface Turn {
  readonly transposed: boolean;
  /** Which coefficients keep their sign, by the position they come to lie at. */
  readonly positive: (i: number, j: number) => boolean;
}

const odd = (n: number): boolean => n % 2 === 1;

// pdq/cpp/hashing/pdqhashing.cpp, dct16OriginalToRotate90 and its siblings, with indices from zero.
const turns: Readonly<Record<DihedralName, Turn>> = {
  orig: { transposed: false, positive: () => true },
  rot90: { transposed: true, positive: (_, j) => odd(j) },
  rot180: { transposed: false, positive: (i, j) => !odd(i + j) },
  rot270: { transposed: true, positive: (i) => odd(i) },
  flipx: { transposed: false, positive: (i) => odd(i) },
  flipy: { transposed: false, positive: (_, j) => odd(j) },
  flipplus1: { transposed: true, positive: () => true },
  flipminus1: { transposed: true, positive: (i, j) => !odd(i + j) },
};

/** The 16 x 16 coefficients of the turned picture. Near, not equal, to hashing the turned pixels: even windows are off-centre. */
export const turned = (coefficients: Float32Array, name: DihedralName): Float32Array => {
  const { transposed, positive } = turns[name];
  const result = new Float32Array(KEPT * KEPT);
  for (let i = 0; i < KEPT; i += 1) {
    for (let j = 0; j < KEPT; j += 1) {
      const value = coefficients[transposed ? j * KEPT + i : i * KEPT + j] ?? 0;
      result[i * KEPT + j] = positive(i, j) ? value : -value;
    }
  }
  return result;
};
