/** @file From pixels to PDQ's 64 x 64 luma block, row by row. */
import { uprightBlock } from "./orientation.ts";
import { BLOCK, type PdqOperator, type SparseRows } from "./pdq-operator.ts";

/** Interleaved 8-bit samples: grey (1), grey and alpha (2), RGB (3) or RGB and alpha (4). Alpha is dropped, not composited. */
export type Channels = 1 | 2 | 3 | 4;

const RED = Math.fround(0.299);
const GREEN = Math.fround(0.587);
const BLUE = Math.fround(0.114);

const lumaInto = (row: Float32Array, pixels: Uint8Array, at: number, channels: Channels): void => {
  const width = row.length;
  if (channels < 3) {
    for (let x = 0, p = at; x < width; x += 1, p += channels) row[x] = pixels[p] ?? 0;
    return;
  }
  for (let x = 0, p = at; x < width; x += 1, p += channels) {
    row[x] = RED * (pixels[p] ?? 0) + GREEN * (pixels[p + 1] ?? 0) + BLUE * (pixels[p + 2] ?? 0);
  }
};

/**
 * The 64 weighted sums of a row, with luma taken of the sums: neighbouring runs share hardly a pixel, so storing the luma of each
 * would cost more than it saves, and three sums that don't wait for each other are quicker than one.
 */
const sampleRow = (
  { starts, offsets, weights }: SparseRows,
  pixels: Uint8Array,
  at: number,
  channels: Channels,
  into: Float64Array,
): void => {
  for (let k = 0; k < BLOCK; k += 1) {
    const end = offsets[k + 1] ?? 0;
    let p = at + (starts[k] ?? 0) * channels;
    let red = 0;
    let green = 0;
    let blue = 0;
    if (channels < 3) {
      for (let i = offsets[k] ?? 0; i < end; i += 1, p += channels) red += (weights[i] ?? 0) * (pixels[p] ?? 0);
      into[k] = red;
      continue;
    }
    for (let i = offsets[k] ?? 0; i < end; i += 1, p += channels) {
      const weight = weights[i] ?? 0;
      red += weight * (pixels[p] ?? 0);
      green += weight * (pixels[p + 1] ?? 0);
      blue += weight * (pixels[p + 2] ?? 0);
    }
    into[k] = RED * red + GREEN * green + BLUE * blue;
  }
};

/** A weight of one. A run's weights add up to it, so a sum of bytes stays under 2 ** 30. */
const ONE = 2 ** 22;

/**
 * The same for colour in whole numbers, a third quicker: no byte and no sum is turned into a floating number. Each weight is off by less than
 * 2 ** -23, a luma by less than a thousandth, so this is for samples and for a video's frames, which are farther off themselves, and never for a photo at full size.
 */
const sampleRowInWholes = ({ starts, offsets }: SparseRows, wholes: Int32Array, pixels: Uint8Array, at: number, step: 3 | 4, into: Float64Array): void => {
  for (let k = 0; k < BLOCK; k += 1) {
    const end = offsets[k + 1] ?? 0;
    let p = at + (starts[k] ?? 0) * step;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let i = offsets[k] ?? 0; i < end; i += 1, p += step) {
      const weight = wholes[i] ?? 0;
      red = (red + Math.imul(weight, pixels[p] ?? 0)) | 0;
      green = (green + Math.imul(weight, pixels[p + 1] ?? 0)) | 0;
      blue = (blue + Math.imul(weight, pixels[p + 2] ?? 0)) | 0;
    }
    into[k] = (RED * red + GREEN * green + BLUE * blue) / ONE;
  }
};

/** The same for one plane. */
const samplePlaneInWholes = ({ starts, offsets }: SparseRows, wholes: Int32Array, pixels: Uint8Array, at: number, into: Float64Array): void => {
  for (let k = 0; k < BLOCK; k += 1) {
    const end = offsets[k + 1] ?? 0;
    let p = at + (starts[k] ?? 0);
    let sum = 0;
    for (let i = offsets[k] ?? 0; i < end; i += 1, p += 1) sum = (sum + Math.imul(wholes[i] ?? 0, pixels[p] ?? 0)) | 0;
    into[k] = sum / ONE;
  }
};

const addWeighted = (row: Float64Array, weight: number, block: Float64Array, at: number): void => {
  for (let j = 0; j < BLOCK; j += 1) block[at + j] = (block[at + j] ?? 0) + weight * (row[j] ?? 0);
};

/** Takes rows from the top down and gives the block once all have come. Memory does not depend on the picture's size. */
export interface BlockBuilder {
  /** Adds the next row: `width * channels` bytes of `pixels` from `at` on. */
  readonly addRow: (pixels: Uint8Array, at: number, channels: Channels) => void;
  /** The 64 x 64 block of the upright picture, row-major. Call it after the last row. */
  readonly finish: () => Float32Array;
}

/** Builds a block from streamed rows with the operator of that picture's size. */
export const blockBuilder = ({ columns, rows, layout, inWholes }: PdqOperator): BlockBuilder => {
  const wholes = inWholes ? Int32Array.from(columns.weights, (weight) => Math.round(weight * ONE)) : null;
  const sampled = new Float64Array(BLOCK);
  const block = new Float64Array(BLOCK * BLOCK);
  // Runs start in order, so the ones a row belongs to are a window that only moves down.
  let first = 0;
  let y = 0;
  const end = (k: number): number => (rows.starts[k] ?? 0) + (rows.offsets[k + 1] ?? 0) - (rows.offsets[k] ?? 0);
  return {
    addRow: (pixels, at, channels) => {
      while (first < BLOCK && end(first) <= y) first += 1;
      if (first < BLOCK && (rows.starts[first] ?? 0) <= y) {
        if (wholes !== null && channels >= 3) sampleRowInWholes(columns, wholes, pixels, at, channels === 3 ? 3 : 4, sampled);
        else if (wholes !== null && channels === 1) samplePlaneInWholes(columns, wholes, pixels, at, sampled);
        else sampleRow(columns, pixels, at, channels, sampled);
        for (let k = first; k < BLOCK && (rows.starts[k] ?? 0) <= y; k += 1) {
          if (end(k) <= y) continue;
          addWeighted(sampled, rows.weights[(rows.offsets[k] ?? 0) + y - (rows.starts[k] ?? 0)] ?? 0, block, k * BLOCK);
        }
      }
      y += 1;
    },
    finish: () => uprightBlock(block, BLOCK, layout),
  };
};

/** The 64 x 64 block of a whole picture in memory: `operator.width * operator.height * channels` bytes, row-major. */
export const blockOf = (pixels: Uint8Array, channels: Channels, operator: PdqOperator): Float32Array => {
  if (pixels.length < operator.width * operator.height * channels) throw new RangeError("fewer pixels than the size says");
  const builder = blockBuilder(operator);
  for (let y = 0; y < operator.height; y += 1) builder.addRow(pixels, y * operator.width * channels, channels);
  return builder.finish();
};

/** A 64 x 64 picture is its own block: the reference skips filter and sampling for it. */
export const blockOfSquare64 = (pixels: Uint8Array, channels: Channels): Float32Array => {
  const block = new Float32Array(BLOCK * BLOCK);
  lumaInto(block, pixels, 0, channels);
  return block;
};
