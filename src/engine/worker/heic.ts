/**
 * @file HEIC as phones write it: the coded tiles are taken out of the file and decoded by ffmpeg, whose HEVC decoder is native
 * and threaded. What this can't read (no ffmpeg, other layouts) goes to libheif in WebAssembly, which is slower.
 */
import { BLOCK, blockBuilder, composed, pdqOfBlock, pdqOfPixels, pdqOperator, type Orientation, type Pdq } from "../../fingerprint/index.ts";
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

/** Takes the picture from the top down: the next row begins at `at`. The buffer may be used again afterwards. */
type TakeRow = (pixels: Uint8Array, at: number) => void;

/** What is wanted of every pixel: its colour, its luma, or the luma of two by two pixels together. */
type Wanted = "colour" | "luma" | "halved-luma";

const filtersFor = ({ columns, tileWidth, tileHeight }: HeifPicture, wanted: Wanted): string =>
  [
    wanted === "colour" ? `scale=${tileWidth}:${tileHeight},format=rgb24` : lumaFilter,
    ...(wanted === "halved-luma" ? ["scale=iw/2:ih/2:flags=area:in_range=pc:out_range=pc"] : []),
    ...(columns === 1 ? [] : [`tile=${columns}x1`]),
  ].join(",");

/** HEVC codes whole blocks of up to 64 pixels and cuts off what is too much. */
const CODED_MARGIN = 64;

/** Decodes the tiles; gives what ffmpeg said, or null when it gave another number of bytes than the file promises. */
const decodeTiles = async (picture: HeifPicture, wanted: Wanted, takeRow: TakeRow): Promise<string | null> => {
  const by = wanted === "halved-luma" ? 2 : 1;
  const height = Math.ceil(picture.height / by);
  const run = runFfmpeg({ content: picture.stream }, "hevc", {
    // Tiles are too small for slices of them to be worth a thread each.
    options: ["-probesize", "4096", "-analyzeduration", "0", "-filter_threads", "1"],
    maxPixels: (picture.tileWidth + CODED_MARGIN) * (picture.tileHeight + CODED_MARGIN),
    rest: ["-fps_mode", "passthrough", "-vf", filtersFor(picture, wanted), "-f", "rawvideo", "pipe:1"],
  });
  const rowBytes = (picture.columns * picture.tileWidth * (wanted === "colour" ? 3 : 1)) / by;
  const expected = (rowBytes * picture.rows * picture.tileHeight) / by;
  // The end of one chunk and the beginning of the next make a row together.
  const cut = new Uint8Array(rowBytes);
  let got = 0;
  for await (const chunk of run.output as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length && got < expected; ) {
      const inRow = got % rowBytes;
      const part = Math.min(chunk.length - at, rowBytes - inRow);
      const isWhole = part === rowBytes;
      if (!isWhole) chunk.copy(cut, inRow, at, at + part);
      if (inRow + part === rowBytes && got < height * rowBytes) takeRow(isWhole ? chunk : cut, isWhole ? at : 0);
      at += part;
      got += part;
    }
    if (got >= expected) run.kill();
  }
  await run.ended;
  return got === expected ? run.said() : null;
};

const parsed = (content: Uint8Array): HeifPicture | null => {
  const picture = heifPicture(content);
  if (picture === null) return null;
  checkSize(picture.width, picture.height);
  checkSize(picture.columns * picture.tileWidth, picture.rows * picture.tileHeight);
  return picture;
};

const inPixels = async (picture: HeifPicture): Promise<StoredPicture | null> => {
  const { width, height } = picture;
  const data = new Uint8Array(width * height * 3);
  let filled = 0;
  const said = await decodeTiles(picture, "colour", (row, at) => {
    data.set(row.subarray(at, at + width * 3), filled);
    filled += width * 3;
  });
  return said === null ? null : applySteps({ data, width, height, channels: 3 }, picture.steps);
};

/** Below this side PDQ takes pictures as they are, without its filter. */
const FILTERED_FROM = BLOCK + 1;

/** From this short side on half the samples a side give the same hash to a bit or two, for a quarter of the bytes. */
const HALVED_FROM = 1_024;

/** Hashes the luma plane while it is being decoded; null where that would not do. */
const hashLuma = async (picture: HeifPicture): Promise<HashedHeic | null> => {
  const { width, height, tileWidth, tileHeight, steps } = picture;
  if (Math.min(width, height) < FILTERED_FROM || steps.some(({ type }) => type === "crop")) return null;
  const orientation = steps.reduce<Orientation>((sum, step) => (step.type === "crop" ? sum : composed(sum, orientationOf(step))), 1);
  const isHalved = Math.min(width, height) >= HALVED_FROM && tileWidth % 2 === 0 && tileHeight % 2 === 0;
  const sampled = { columns: { count: Math.ceil(width / 2), cell: 2 }, rows: { count: Math.ceil(height / 2), cell: 2 } };
  const builder = blockBuilder(pdqOperator(width, height, { orientation, inWholes: true, ...(isHalved ? { sampled } : {}) }));
  const said = await decodeTiles(picture, isHalved ? "halved-luma" : "luma", (row, at) => {
    builder.addRow(row, at, 1);
  });
  if (said === null || otherMatrix.test(said)) return null;
  const block = builder.finish();
  // 16..235 stretched to 0..255; the block is linear in its pixels, so it is enough to stretch that.
  const pdq = pdqOfBlock(limitedRange.test(said) ? block.map((value) => ((value - 16) * 255) / 219) : block);
  return { pdq, width: orientation >= 5 ? height : width, height: orientation >= 5 ? width : height };
};

/** The hash of a HEIC's picture and its upright size. */
export interface HashedHeic {
  readonly pdq: Pdq;
  readonly width: number;
  readonly height: number;
}

/** What ffmpeg can't do is left to libheif; a missing ffmpeg is no more than that. */
const orNull = async <T>(work: () => Promise<T | null>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable && error.reason === "decoder-missing") return null;
    throw error;
  }
};

/** The picture as RGB and how it lies, for showing. Throws Unreadable. */
export const decodeHeic = async (content: Uint8Array): Promise<StoredPicture> => {
  const picture = parsed(content);
  const pixels = picture === null ? null : await orNull(() => inPixels(picture));
  return pixels ?? { pixels: decodeByLibheif(content), orientation: 1 };
};

/** Hashes the picture as people see it. Throws Unreadable. */
export const hashHeic = async (content: Uint8Array): Promise<HashedHeic> => {
  const picture = parsed(content);
  const quick = picture === null ? null : await orNull(() => hashLuma(picture));
  if (quick !== null) return quick;
  const { pixels, orientation } = await decodeHeic(content);
  const { data, width, height, channels } = pixels;
  const pdq = pdqOfPixels(data, width, height, channels, pdqOperator(width, height, { orientation }));
  return { pdq, width: orientation >= 5 ? height : width, height: orientation >= 5 ? width : height };
};
