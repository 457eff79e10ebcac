/** @file Decoding photos with sharp, under a loader allow-list and a pixel limit, from bytes we read ourselves. */
import sharp, { type Sharp } from "sharp";
import { pdqOfPixels, pdqOperator, type Orientation, type Pdq, type PdqOperator } from "../../fingerprint/index.ts";
import type { FileFormat } from "../classify.ts";
import { Unreadable } from "./failure.ts";
import type { Input } from "./ffmpeg.ts";
import { decodeHeic, hashHeic } from "./heic.ts";
import { jpegFrame } from "./jpeg-frame.ts";
import { MAX_PIXELS, oriented, type Pixels } from "./pixels.ts";
import { firstFrame } from "./video.ts";

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

/**
 * Shrinking on load keeps at least this many pixels on the long and the short side. With 512 and 300 one picture in eight of
 * a set of 45 came out more than 2 bits apart; with these none did, and smaller pictures are quickly decoded whole.
 */
const LONG_SIDE_KEPT = 800;
const SHORT_SIDE_KEPT = 450;
/** The resampling goes on to this many on the long side: nearly as exact as 800, with a quarter fewer pixels to hash. */
const LONG_SIDE_HASHED = 700;

/**
 * What to ask of sharp so that libjpeg shrinks by `shrink`: sharp wants a factor beyond libjpeg's own, and brings the rest
 * about with a resampling of its own, which `cell` accounts for.
 */
const shrinkSteps = [
  { shrink: 8, asked: 9 },
  { shrink: 4, asked: 5 },
  { shrink: 2, asked: 3 },
] as const;

/** A photo that was read: its bytes, what they are, and where they came from. */
export interface PhotoSource {
  readonly content: Uint8Array;
  readonly format: FileFormat;
  readonly input: Input;
}

export interface HashOptions {
  readonly fullDecode: boolean;
  /** Called once libvips is at work on another thread, for what this one can do meanwhile. */
  readonly whileDecoding: (() => void) | undefined;
}

/** The upright picture's size and the fingerprints of its pixels. `stored` is null when the two are the same. */
export interface HashedPhoto {
  readonly width: number;
  readonly height: number;
  readonly upright: Pdq;
  readonly stored: Pdq | null;
  readonly pages: number;
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

/** Ink to light without a colour profile, as ImageMagick does it for the reference. libvips gives 255 for full ink. */
const fromInk = async (image: Sharp): Promise<Pixels> => {
  const { data, info } = await image
    .pipelineColourspace("cmyk")
    .toColourspace("cmyk")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Unreadable("damaged");
  const light = new Uint8Array(info.width * info.height * 3);
  for (let from = 0, to = 0; to < light.length; from += 4) {
    const black = 255 - (data[from + 3] ?? 0);
    for (let c = 0; c < 3; c += 1, to += 1) light[to] = Math.round(((255 - (data[from + c] ?? 0)) * black) / 255);
  }
  return { data: light, width: info.width, height: info.height, channels: 3 };
};

/** Where the decoded pixels come from: the stored size, how it lies, and by what libjpeg shrank it. */
interface Origin {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly shrink: number | null;
}

const hashPixels = ({ data, width, height, channels }: Pixels, from: Origin): Pdq => {
  const operator = operatorFor(`${from.width}x${from.height}/${from.shrink ?? 1}/${from.orientation}`, () =>
    pdqOperator(from.width, from.height, {
      orientation: from.orientation,
      ...(from.shrink === null
        ? {}
        : {
            sampled: {
              columns: { count: width, cell: (from.shrink * Math.ceil(from.width / from.shrink)) / width },
              rows: { count: height, cell: (from.shrink * Math.ceil(from.height / from.shrink)) / height },
            },
          }),
    }),
  );
  return pdqOfPixels(data, from.width, from.height, channels, operator);
};

/** Formats that sharp can't read, decoded by other means; null for those it can. */
const decodedElsewhere = async ({ content, format, input }: PhotoSource): Promise<Pixels | null> => {
  if (format === "heic") {
    const { pixels, orientation } = await decodeHeic(content);
    return oriented(pixels, orientation);
  }
  if (format !== "bmp" && format !== "jxl") return null;
  return firstFrame(format === "jxl" ? input : { content }, format).catch((error: unknown) => {
    const isMissing = error instanceof Unreadable && error.reason === "decoder-missing";
    throw isMissing ? new Unreadable("unsupported-format") : error;
  });
};

const isOrientation = (value: number): value is Orientation => Number.isInteger(value) && value >= 1 && value <= 8;

type Facts = Awaited<ReturnType<Sharp["metadata"]>>;

interface Decoding {
  readonly pixels: Pixels;
  readonly facts: Facts;
  readonly shrink: number | null;
}

/** Decodes a JPEG as small as its size allows. */
const shrunken = (content: Uint8Array, width: number, height: number): { readonly decoding: Promise<Pixels>; readonly shrink: number | null } => {
  const step = shrinkFor(width, height);
  if (step === undefined) return { decoding: raw(opened(content)), shrink: null };
  const factor = Math.max(step.asked, Math.max(width, height) / LONG_SIDE_HASHED);
  const size = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  return { decoding: raw(opened(content).resize({ ...size, fit: "fill", kernel: "cubic", fastShrinkOnLoad: true })), shrink: step.shrink };
};

/**
 * A JPEG whose frame header we can read begins to decode at once, and libvips takes its own look at the header meanwhile. Null
 * where that is not enough, or where libvips sees something else than we did.
 */
const decodeAtOnce = async (content: Uint8Array, whileDecoding: HashOptions["whileDecoding"]): Promise<Decoding | null> => {
  const frame = jpegFrame(content);
  if (frame === null || frame.components === 4 || frame.width === 0 || frame.height === 0) return null;
  const { decoding, shrink } = shrunken(content, frame.width, frame.height);
  const looking = opened(content).metadata();
  whileDecoding?.();
  const [pixels, facts] = await Promise.all([decoding, looking]);
  return facts.width === frame.width && facts.height === frame.height && facts.space !== "cmyk" ? { pixels, facts, shrink } : null;
};

const decodeAfterALook = async (
  { content, format }: PhotoSource,
  { fullDecode, whileDecoding }: HashOptions,
): Promise<Decoding> => {
  const facts = await opened(content).metadata();
  const isInk = facts.space === "cmyk";
  const { decoding, shrink } = isInk
    ? { decoding: fromInk(opened(content)), shrink: null }
    : format === "jpeg" && !fullDecode
      ? shrunken(content, facts.width, facts.height)
      : { decoding: raw(opened(content)), shrink: null };
  whileDecoding?.();
  return { pixels: await decoding, facts, shrink };
};

const decodeBySharp = async (source: PhotoSource, options: HashOptions): Promise<HashedPhoto> => {
  const atOnce = source.format === "jpeg" && !options.fullDecode ? await decodeAtOnce(source.content, options.whileDecoding) : null;
  const { pixels, facts, shrink } = atOnce ?? (await decodeAfterALook(source, options));
  const { width, height, pages = 1, orientation: said = 1 } = facts;
  // libheif has turned an AVIF already.
  const orientation = source.format !== "avif" && isOrientation(said) ? said : 1;
  const origin = { width, height, orientation, shrink };
  return {
    width: orientation >= 5 ? height : width,
    height: orientation >= 5 ? width : height,
    upright: hashPixels(pixels, origin),
    stored: orientation === 1 ? null : hashPixels(pixels, { ...origin, orientation: 1 }),
    pages,
  };
};

/**
 * Decodes a photo's first picture once and hashes it upright, and as stored when EXIF says that the two differ. JPEGs are
 * shrunk on load unless `fullDecode`. Throws Unreadable.
 */
export const hashPhoto = async (source: PhotoSource, options: HashOptions): Promise<HashedPhoto> => {
  try {
    if (source.format === "heic") {
      const { pdq, width, height } = await hashHeic(source.content);
      return { width, height, upright: pdq, stored: null, pages: 1 };
    }
    const pixels = await decodedElsewhere(source);
    if (pixels === null) return await decodeBySharp(source, options);
    const { width, height } = pixels;
    return { width, height, upright: hashPixels(pixels, { width, height, orientation: 1, shrink: null }), stored: null, pages: 1 };
  } catch (error) {
    throw reasonOf(error);
  }
};

/** A small upright JPEG without any metadata, of a photo, or of pixels that were decoded already. Throws Unreadable. */
export const smallPicture = async (
  source: PhotoSource | { readonly pixels: Pixels },
  longSide: number,
): Promise<{ readonly jpeg: Uint8Array; readonly width: number; readonly height: number }> => {
  try {
    const pixels = "pixels" in source ? source.pixels : await decodedElsewhere(source);
    const image =
      pixels !== null
        ? sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: pixels.channels } })
        : "content" in source
          ? sharp(source.content, { limitInputPixels: MAX_PIXELS, failOn: "truncated", sequentialRead: true }).autoOrient()
          : null;
    if (image === null) throw new Unreadable("damaged");
    const { data, info } = await image
      .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#808080" })
      .jpeg({ quality: 78 })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: new Uint8Array(data), width: info.width, height: info.height };
  } catch (error) {
    throw reasonOf(error);
  }
};
