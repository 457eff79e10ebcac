/** @file Pixels in memory and how they are turned, mirrored and cut. */
import type { Channels, Orientation } from "../../fingerprint/index.ts";
import { Unreadable } from "./failure.ts";

/** Interleaved 8-bit samples, row-major. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
}

/** 16,383 pixels a side: 800 MB of RGB, which the memory ceiling still bears. */
export const MAX_PIXELS = 0x3fff * 0x3fff;

/** Throws Unreadable for a picture larger than any camera's. */
export const checkSize = (width: number, height: number): void => {
  if (width * height > MAX_PIXELS) throw new Unreadable("too-many-pixels");
};

/** Clockwise quarter turns. */
export type Turn = 0 | 90 | 180 | 270;

/** Copies every pixel to where `first`, `right` and `down` (counted in pixels of the result) carry it. */
const moved = (from: Pixels, width: number, height: number, first: number, right: number, down: number): Pixels => {
  const { data, channels } = from;
  const result = new Uint8Array(width * height * channels);
  let at = 0;
  for (let y = 0; y < from.height; y += 1) {
    let to = (first + y * down) * channels;
    const step = right * channels;
    for (let x = 0; x < from.width; x += 1, to += step) {
      for (let c = 0; c < channels; c += 1, at += 1) result[to + c] = data[at] ?? 0;
    }
  }
  return { data: result, width, height, channels };
};

/** Turns clockwise. */
export const turned = (pixels: Pixels, turn: Turn): Pixels => {
  const { width, height } = pixels;
  switch (turn) {
    case 0:
      return pixels;
    case 90:
      return moved(pixels, height, width, height - 1, height, -1);
    case 180:
      return moved(pixels, width, height, width * height - 1, -1, -width);
    case 270:
      return moved(pixels, height, width, (width - 1) * height, -height, 1);
  }
};

const mirrored = (pixels: Pixels): Pixels => moved(pixels, pixels.width, pixels.height, pixels.width - 1, -1, pixels.width);

/** Puts stored pixels upright. */
export const oriented = (pixels: Pixels, orientation: Orientation): Pixels => {
  // Each mirrored orientation is a left-right mirror and then a turn.
  const isMirrored = orientation === 2 || orientation === 4 || orientation === 5 || orientation === 7;
  const turn = ([0, 0, 0, 180, 180, 270, 90, 90, 270] as const)[orientation];
  return turned(isMirrored ? mirrored(pixels) : pixels, turn);
};

/** Cuts a rectangle out, which must lie inside. */
export const cropped = (pixels: Pixels, left: number, top: number, width: number, height: number): Pixels => {
  const { data, channels } = pixels;
  const result = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * pixels.width + left) * channels;
    result.set(data.subarray(from, from + width * channels), y * width * channels);
  }
  return { data: result, width, height, channels };
};
