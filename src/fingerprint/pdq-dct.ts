/**
 * @file From the 64 x 64 block to quality, coefficients and bits, in single precision at every step as
 * pdq/cpp/hashing/pdqhashing.cpp does it: a tie that falls the other way flips a bit.
 */
import { BLOCK } from "./pdq-operator.ts";

/** PDQ keeps the lowest 16 frequencies a side, without the constant one. */
export const KEPT = 16;

const cosines = (() => {
  const scale = Math.fround(Math.sqrt(2 / BLOCK));
  const table = new Float32Array(KEPT * BLOCK);
  for (let i = 0; i < KEPT; i += 1) {
    for (let j = 0; j < BLOCK; j += 1) table[i * BLOCK + j] = scale * Math.cos((Math.PI / 2 / BLOCK) * (i + 1) * (2 * j + 1));
  }
  return table;
})();

const gradient = (u: number, v: number): number => Math.abs(Math.trunc(Math.fround(Math.fround(Math.fround(u - v) * 100) / 255)));

/** How much detail a block holds, 0..100: the sum of its gradients, as the reference counts it. */
export const qualityOf = (block: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < BLOCK; i += 1) {
    for (let j = 0; j < BLOCK; j += 1) {
      const here = block[i * BLOCK + j] ?? 0;
      if (i + 1 < BLOCK) sum += gradient(here, block[(i + 1) * BLOCK + j] ?? 0);
      if (j + 1 < BLOCK) sum += gradient(here, block[i * BLOCK + j + 1] ?? 0);
    }
  }
  return Math.min(100, Math.floor(sum / 90));
};

/** One row of the cosines times 64 values, `step` apart from `at` on: short, and called so often that it is soon compiled for good. */
const projected = (row: number, values: Float32Array, at: number, step: number): number => {
  let sum = 0;
  for (let k = 0, from = row * BLOCK, v = at; k < BLOCK; k += 1, v += step) {
    sum = Math.fround(sum + Math.fround((cosines[from + k] ?? 0) * (values[v] ?? 0)));
  }
  return sum;
};

/** The 16 x 16 DCT coefficients of a 64 x 64 block, row-major, frequencies 1..16 each way. */
export const coefficientsOf = (block: Float32Array): Float32Array => {
  const half = new Float32Array(KEPT * BLOCK);
  for (let i = 0; i < KEPT; i += 1) {
    for (let j = 0; j < BLOCK; j += 1) half[i * BLOCK + j] = projected(i, block, j, BLOCK);
  }
  const coefficients = new Float32Array(KEPT * KEPT);
  for (let i = 0; i < KEPT; i += 1) {
    for (let j = 0; j < KEPT; j += 1) coefficients[i * KEPT + j] = projected(j, half, i * BLOCK, 1);
  }
  return coefficients;
};

/** 16 words of 16 bits; bit 16 * i + j of the hash is set when coefficient [i][j] is above the lower median. */
export const hexOf = (coefficients: Float32Array): string => {
  const median = Float32Array.from(coefficients).sort()[KEPT * KEPT / 2 - 1] ?? 0;
  let hex = "";
  for (let nibble = (KEPT * KEPT) / 4 - 1; nibble >= 0; nibble -= 1) {
    let digit = 0;
    for (let bit = 3; bit >= 0; bit -= 1) digit = digit * 2 + ((coefficients[nibble * 4 + bit] ?? 0) > median ? 1 : 0);
    hex += digit.toString(16);
  }
  return hex;
};
