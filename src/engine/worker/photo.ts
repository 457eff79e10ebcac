/** @file Decoding photos with sharp, under a loader allow-list and a pixel limit, from bytes we read ourselves. */
import sharp, { type Sharp } from "sharp";
import { pdqOfPixels, pdqOperator, type Channels, type Pdq, type PdqOperator } from "../../fingerprint/index.ts";
import type { FileFormat } from "../classify.ts";
import { Unreadable } from "./failure.ts";

// Photos come once: a cache would only hold what should be forgotten. One thread: the pool has one process a core.
sharp.cache(false);
sharp.concurrency(1);
// Nothing that reads text, follows references or calls another program is reachable, whatever a file pretends to be.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadTiffBuffer",
    "VipsForeignLoadHeifBuffer",
  ],
});

/** 16,383 pixels a side: 800 MB of RGB, which the memory ceiling still bears. */
const MAX_PIXELS = 0x3fff * 0x3fff;

/** Shrinking on load keeps at least this many pixels on the long and the short side. */
const LONG_SIDE_KEPT = 512;
const SHORT_SIDE_KEPT = 300;

/**
 * What to ask of sharp so that libjpeg shrinks by `shrink`: sharp wants a factor beyond libjpeg's own, and brings the rest
 * about with a resampling of its own, which `cell` accounts for.
 */
const shrinkSteps = [
  { shrink: 8, asked: 9 },
  { shrink: 4, asked: 5 },
  { shrink: 2, asked: 3 },
] as const;

/** The upright picture's size and the fingerprints of its pixels. `stored` is null when the two are the same. */
export interface HashedPhoto {
  readonly width: number;
  readonly height: number;
  readonly upright: Pdq;
  readonly stored: Pdq | null;
  readonly pages: number;
}

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
}

const opened = (content: Uint8Array, pages = 1): Sharp =>
  sharp(content, { limitInputPixels: MAX_PIXELS, failOn: "truncated", ignoreIcc: true, sequentialRead: true, pages, animated: false });

const reasonOf = (error: unknown): Unreadable => {
  if (error instanceof Unreadable) return error;
  const text = error instanceof Error ? error.message : "";
  if (/pixel limit|too large|exceeds? (?:pixel|limit)/i.test(text)) return new Unreadable("too-many-pixels");
  if (/unsupported image format|compression format|not built in|blocked/i.test(text)) return new Unreadable("unsupported-format");
  return new Unreadable("damaged");
};

const operators = new Map<string, PdqOperator>();
const OPERATORS_KEPT = 16;

/** Operators of the sizes seen lately: a folder's photos mostly share a few. */
const operatorFor = (key: string, make: () => PdqOperator): PdqOperator => {
  const known = operators.get(key);
  if (known !== undefined) return known;
  const oldest = operators.keys().next();
  if (operators.size >= OPERATORS_KEPT && oldest.done !== true) operators.delete(oldest.value);
  const made = make();
  operators.set(key, made);
  return made;
};

const shrinkFor = (width: number, height: number): (typeof shrinkSteps)[number] | undefined =>
  shrinkSteps.find(
    ({ asked }) => Math.max(width, height) / asked >= LONG_SIDE_KEPT && Math.min(width, height) / asked >= SHORT_SIDE_KEPT,
  );

const raw = async (image: Sharp): Promise<Pixels> => {
  const { data, info } = await image.removeAlpha().toColourspace("srgb").raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  if (info.channels > 4) throw new Unreadable("damaged");
  return { data, width: info.width, height: info.height, channels: info.channels };
};

const hashFull = ({ data, width, height, channels }: Pixels): Pdq =>
  pdqOfPixels(data, width, height, channels, operatorFor(`${width}x${height}`, () => pdqOperator(width, height)));

const hashShrunk = ({ data, width, height, channels }: Pixels, fullWidth: number, fullHeight: number, shrink: number): Pdq => {
  const operator = operatorFor(`${fullWidth}x${fullHeight}/${shrink}`, () =>
    pdqOperator(fullWidth, fullHeight, {
      columns: { count: width, cell: (shrink * Math.ceil(fullWidth / shrink)) / width },
      rows: { count: height, cell: (shrink * Math.ceil(fullHeight / shrink)) / height },
    }),
  );
  return pdqOfPixels(data, fullWidth, fullHeight, channels, operator);
};

/**
 * Decodes a photo's first picture and hashes it upright, and as stored when EXIF says that the two differ. JPEGs are shrunk
 * on load unless `fullDecode`. Throws Unreadable.
 */
export const hashPhoto = async (content: Uint8Array, format: FileFormat, fullDecode: boolean): Promise<HashedPhoto> => {
  try {
    const { width, height, pages = 1, orientation = 1 } = await opened(content).metadata();
    const isTurned = format !== "avif" && orientation > 1 && orientation <= 8;
    const swapped = isTurned && orientation >= 5;
    const upright = { width: swapped ? height : width, height: swapped ? width : height };
    const shrink = format === "jpeg" && !fullDecode ? shrinkFor(width, height) : undefined;

    const decode = async (turn: boolean): Promise<Pdq> => {
      const image = turn ? opened(content).autoOrient() : opened(content);
      const size = turn ? upright : { width, height };
      if (shrink === undefined) return hashFull(await raw(image));
      const wanted = { width: Math.floor(size.width / shrink.asked), height: Math.floor(size.height / shrink.asked) };
      const small = await raw(image.resize({ ...wanted, fit: "fill", kernel: "cubic", fastShrinkOnLoad: true }));
      return hashShrunk(small, size.width, size.height, shrink.shrink);
    };
    return { ...upright, upright: await decode(true), stored: isTurned ? await decode(false) : null, pages };
  } catch (error) {
    throw reasonOf(error);
  }
};

/** A small upright JPEG in sRGB, without any metadata. Throws Unreadable. */
export const smallPicture = async (
  content: Uint8Array,
  longSide: number,
): Promise<{ readonly jpeg: Uint8Array; readonly width: number; readonly height: number }> => {
  try {
    const { data, info } = await sharp(content, { limitInputPixels: MAX_PIXELS, failOn: "truncated", sequentialRead: true })
      .autoOrient()
      .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#808080" })
      .jpeg({ quality: 78 })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: new Uint8Array(data), width: info.width, height: info.height };
  } catch (error) {
    throw reasonOf(error);
  }
};
