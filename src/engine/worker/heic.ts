/**
 * @file HEIC as phones write it: the coded tiles are taken out of the file and decoded by ffmpeg, whose HEVC decoder is native
 * and threaded. What this can't read (no ffmpeg, other layouts) goes to libheif in WebAssembly, which is slower.
 */
import { composed, type Orientation } from "../../fingerprint/index.ts";
import { Unreadable } from "./failure.ts";
import { runFfmpeg } from "./ffmpeg.ts";
import { heifPicture, type HeifPicture, type HeifStep } from "./heif-items.ts";
import { decodeByLibheif } from "./libheif.ts";
import { checkSize, cropped, oriented, type Pixels } from "./pixels.ts";

/** BT.601's luma is PDQ's own, so its plane is all that hashing needs; other matrices need RGB. */
const otherMatrix = /Video: hevc[^\n]*(?:bt709|bt2020|gbr)/;
const limitedRange = /Video: hevc[^\n]*\(tv[,)]/;

/** Planes that keep their luma as it is: no conversion between ranges, only from more bits to eight. */
const lumaFilter = "format=yuv420p|yuvj420p|yuv422p|yuvj422p|yuv444p|yuvj444p|gray,extractplanes=y";

/** Stretches 16..235 to 0..255. */
const fullRange = Uint8Array.from({ length: 256 }, (_, v) => Math.max(0, Math.min(255, Math.round(((v - 16) * 255) / 219))));

/** Stored pixels and how they lie. */
export interface StoredPicture {
  readonly pixels: Pixels;
  readonly orientation: Orientation;
}

const orientationOf = (step: Exclude<HeifStep, { readonly type: "crop" }>): Orientation => {
  if (step.type === "mirror") return step.axis === "left-right" ? 2 : 4;
  return ({ 90: 6, 180: 3, 270: 8 } as const)[step.angle];
};

/** Turns and mirrors are only noted; a crop is carried out, and whatever comes before it too. */
const applySteps = (pixels: Pixels, steps: readonly HeifStep[]): StoredPicture => {
  let picture: StoredPicture = { pixels, orientation: 1 };
  for (const step of steps) {
    picture =
      step.type === "crop"
        ? { pixels: cropped(oriented(picture.pixels, picture.orientation), step.left, step.top, step.width, step.height), orientation: 1 }
        : { pixels: picture.pixels, orientation: composed(picture.orientation, orientationOf(step)) };
  }
  return picture;
};

interface Decoded {
  readonly pixels: Pixels;
  readonly said: string;
}

/** Decodes the tiles into one picture; null when ffmpeg gives another number of bytes than the file promises. */
const decodeTiles = async (picture: HeifPicture, channels: 1 | 3): Promise<Decoded | null> => {
  const { width, height, columns, rows, tileWidth, tileHeight } = picture;
  const run = runFfmpeg({ content: picture.stream }, "hevc", {
    options: ["-probesize", "4096", "-analyzeduration", "0"],
    rest: [
      "-fps_mode", "passthrough", "-vf", channels === 1 ? lumaFilter : `scale=${tileWidth}:${tileHeight}`,
      ...(channels === 1 ? [] : ["-pix_fmt", "rgb24"]), "-f", "rawvideo", "pipe:1",
    ],
  });
  const data = new Uint8Array(width * height * channels);
  const rowBytes = tileWidth * channels;
  const tileBytes = rowBytes * tileHeight;
  const expected = tileBytes * columns * rows;
  let got = 0;
  try {
    for await (const chunk of run.output as AsyncIterable<Uint8Array>) {
      for (let at = 0; at < chunk.length && got < expected; ) {
        const inTile = got % tileBytes;
        const tile = (got - inTile) / tileBytes;
        const part = Math.min(chunk.length - at, rowBytes - (inTile % rowBytes));
        const x = (tile % columns) * rowBytes + (inTile % rowBytes);
        const y = Math.floor(tile / columns) * tileHeight + Math.floor(inTile / rowBytes);
        const visible = Math.min(part, width * channels - x);
        if (y < height && visible > 0) data.set(chunk.subarray(at, at + visible), y * width * channels + x);
        at += part;
        got += part;
      }
    }
  } finally {
    if (got >= expected) run.kill();
  }
  await run.ended;
  return got === expected ? { pixels: { data, width, height, channels }, said: run.said() } : null;
};

const byTiles = async (content: Uint8Array, wanted: "luma" | "rgb"): Promise<StoredPicture | null> => {
  const picture = heifPicture(content);
  if (picture === null) return null;
  checkSize(picture.width, picture.height);
  checkSize(picture.columns * picture.tileWidth, picture.rows * picture.tileHeight);
  const first = await decodeTiles(picture, wanted === "luma" ? 1 : 3);
  if (first === null) return null;
  if (wanted === "rgb") return applySteps(first.pixels, picture.steps);
  if (otherMatrix.test(first.said)) {
    const coloured = await decodeTiles(picture, 3);
    return coloured === null ? null : applySteps(coloured.pixels, picture.steps);
  }
  const { data } = first.pixels;
  if (limitedRange.test(first.said)) for (let i = 0; i < data.length; i += 1) data[i] = fullRange[data[i] ?? 0] ?? 0;
  return applySteps(first.pixels, picture.steps);
};

/**
 * The picture and how it lies: its luma, or RGB where luma would not do, for hashing; always RGB for showing. Throws Unreadable.
 */
export const decodeHeic = async (content: Uint8Array, wanted: "luma" | "rgb"): Promise<StoredPicture> => {
  try {
    const picture = await byTiles(content, wanted);
    if (picture !== null) return picture;
  } catch (error) {
    if (!(error instanceof Unreadable) || error.reason !== "decoder-missing") throw error;
  }
  return { pixels: decodeByLibheif(content), orientation: 1 };
};
