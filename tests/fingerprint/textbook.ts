/**
 * @file PDQ as the textbook has it: every step of the reference in single precision, the whole picture filtered. Slow, and
 * what the sparse operator is measured against.
 */
import { pdqOfBlock, type Channels, type Pdq } from "../../src/fingerprint/index.ts";

const f32 = Math.fround;

/** Y = 0.299 R + 0.587 G + 0.114 B, rounded to single precision after every operation. */
const luma = (pixels: Uint8Array, count: number, channels: Channels): Float32Array => {
  const plane = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    const at = i * channels;
    plane[i] =
      channels < 3
        ? (pixels[at] ?? 0)
        : f32(
            f32(f32(f32(0.299) * (pixels[at] ?? 0)) + f32(f32(0.587) * (pixels[at + 1] ?? 0))) +
              f32(f32(0.114) * (pixels[at + 2] ?? 0)),
          );
  }
  return plane;
};

/** One running-sum box of width w over n values that lie `stride` apart. */
const box = (from: Float32Array, to: Float32Array, start: number, n: number, stride: number, w: number): void => {
  const half = Math.floor((w + 2) / 2);
  let sum = 0;
  let count = 0;
  let left = start;
  let right = start;
  let out = start;
  const add = (): void => {
    sum = f32(sum + (from[right] ?? 0));
    right += stride;
  };
  const drop = (): void => {
    sum = f32(sum - (from[left] ?? 0));
    left += stride;
  };
  const write = (): void => {
    to[out] = f32(sum / count);
    out += stride;
  };
  for (let i = 0; i < half - 1; i += 1) {
    add();
    count += 1;
  }
  for (let i = 0; i < w - half + 1; i += 1) {
    add();
    count += 1;
    write();
  }
  for (let i = 0; i < n - w; i += 1) {
    add();
    drop();
    write();
  }
  for (let i = 0; i < half - 1; i += 1) {
    drop();
    count -= 1;
    write();
  }
};

/** The 64 x 64 block: two box passes each way over the whole plane, then 64 samples a side. */
export const textbookBlock = (pixels: Uint8Array, width: number, height: number, channels: Channels): Float32Array => {
  const a = luma(pixels, width * height, channels);
  const b = new Float32Array(width * height);
  const across = Math.floor((width + 127) / 128);
  const down = Math.floor((height + 127) / 128);
  for (let pass = 0; pass < 2; pass += 1) {
    for (let y = 0; y < height; y += 1) box(a, b, y * width, width, 1, across);
    for (let x = 0; x < width; x += 1) box(b, a, x, height, width, down);
  }
  return Float32Array.from({ length: 64 * 64 }, (_, k) => {
    const y = Math.floor(((Math.floor(k / 64) + 0.5) * height) / 64);
    const x = Math.floor((((k % 64) + 0.5) * width) / 64);
    return a[y * width + x] ?? 0;
  });
};

export const textbookPdq = (pixels: Uint8Array, width: number, height: number, channels: Channels): Pdq =>
  pdqOfBlock(textbookBlock(pixels, width, height, channels));
