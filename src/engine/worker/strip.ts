/** @file A strip of frames over a video or a moving picture: found by seeking, so that a long film costs no more than a short one. */
import sharp from "sharp";
import type { FileFormat } from "../classify.ts";
import { isMovingPng } from "../classify.ts";
import { Unreadable } from "./failure.ts";
import { runFfmpeg, type Input } from "./ffmpeg.ts";
import type { Pace } from "./pace.ts";
import { smallPicture, type PhotoSource } from "./photo.ts";
import { checkSize, MAX_PIXELS, turned, type Pixels } from "./pixels.ts";
import { framesOf, probe } from "./video.ts";
import type { VideoFacts } from "./video-facts.ts";

/** One picture of a strip, `at` in milliseconds from the start. */
export interface StripFrame {
  readonly jpeg: Uint8Array;
  readonly at: number;
  readonly width: number;
  readonly height: number;
}

/** How many frames of which size. */
export interface StripWishes {
  readonly count: number;
  readonly longSide: number;
  readonly pace: Pace;
}

/** Going to a moment exactly means decoding from the key frame before it, which in some films is minutes away. */
const EXACT_LIMIT = 6_000;
const NEAREST_LIMIT = 4_000;

/** How long, and how many frames, is read of what does not say how long it is. */
const PASSING_LIMIT = 10_000;
const PASSING_FRAMES = 10_000;

const insideOf = (width: number, height: number, longSide: number): { readonly width: number; readonly height: number } => {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

const framesOut = ({ isFullRange }: VideoFacts, small: { readonly width: number; readonly height: number }, count: number): readonly string[] => {
  const filter = `scale=${small.width}:${small.height}:flags=area:in_range=${isFullRange ? "pc" : "tv"}`;
  return ["-map", "0:v:0", "-an", "-sn", "-dn", "-fps_mode", "passthrough", "-vf", filter, "-frames:v", String(count), "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"];
};

/** The frame at a moment, or the key frame before it when that is too far away; null when there is none. */
const frameAt = async (
  input: Input,
  format: FileFormat,
  facts: VideoFacts,
  at: number,
  { longSide, pace }: StripWishes,
): Promise<Pixels | null> => {
  const small = insideOf(facts.width, facts.height, longSide);
  const seek = ["-ss", (at / 1_000).toFixed(3)];
  const tries = [
    { limit: EXACT_LIMIT, options: seek },
    { limit: NEAREST_LIMIT, options: ["-noaccurate_seek", "-skip_frame", "nokey", ...seek] },
  ];
  for (const { limit, options } of tries) {
    const run = runFfmpeg(input, format, {
      options: ["-noautorotate", ...options],
      rest: framesOut(facts, small, 1),
    });
    const late = AbortSignal.timeout(limit);
    late.addEventListener("abort", run.kill);
    try {
      for await (const frame of framesOf(run, small.width * small.height * 3, pace)) {
        return turned({ data: frame, ...small, channels: 3 }, facts.turn);
      }
      await run.ended;
    } finally {
      late.removeEventListener("abort", run.kill);
    }
    if (!late.aborted) return null;
  }
  return null;
};

/**
 * For what does not say how long it is: read from the start for a while, keeping ever fewer of the frames, so that those kept are
 * spread over all that was read.
 */
const stripInPassing = async (input: Input, format: FileFormat, facts: VideoFacts, { count, longSide, pace }: StripWishes): Promise<readonly StripFrame[]> => {
  const small = insideOf(facts.width, facts.height, longSide);
  const run = runFfmpeg(input, format, { options: ["-noautorotate"], rest: framesOut(facts, small, PASSING_FRAMES) });
  const late = setTimeout(run.kill, PASSING_LIMIT);
  let kept: { readonly frame: number; readonly data: Uint8Array }[] = [];
  let every = 1;
  let number = 0;
  try {
    for await (const data of framesOf(run, small.width * small.height * 3, pace)) {
      if (number % every === 0) kept.push({ frame: number, data: data.slice() });
      if (kept.length > count) {
        every *= 2;
        kept = kept.filter(({ frame }) => frame % every === 0);
      }
      number += 1;
    }
  } finally {
    clearTimeout(late);
  }
  return Promise.all(
    kept.map(async ({ frame, data }) => ({
      ...(await smallPicture({ pixels: turned({ data, ...small, channels: 3 }, facts.turn) }, longSide)),
      at: (frame * 1_000) / facts.framesPerSecond,
    })),
  );
};

/** Frames spread over a video. Throws Unreadable when there is not one. */
export const stripOfVideo = async (input: Input, format: FileFormat, wishes: StripWishes): Promise<readonly StripFrame[]> => {
  const { facts, reason } = await probe(input, format);
  if (facts === null) throw new Unreadable(reason);
  checkSize(facts.width, facts.height);
  const length = facts.milliseconds;
  if (length === null || length === 0) {
    const passing = await stripInPassing(input, format, facts, wishes);
    if (passing.length === 0) throw new Unreadable("damaged");
    return passing;
  }
  const frames: StripFrame[] = [];
  for (let part = 0; part < wishes.count; part += 1) {
    const at = (length * (part + 0.5)) / wishes.count;
    wishes.pace.beat();
    const pixels = await frameAt(input, format, facts, at, wishes);
    // A damaged place is left out.
    if (pixels !== null) frames.push({ ...(await smallPicture({ pixels }, wishes.longSide)), at });
  }
  // Shorter than the distance between two moments, or its times are wrong: then its beginning.
  if (frames.length === 0) {
    const pixels = await frameAt(input, format, facts, 0, wishes);
    if (pixels === null) throw new Unreadable("damaged");
    frames.push({ ...(await smallPicture({ pixels }, wishes.longSide)), at: 0 });
  }
  return frames;
};

const stripOfPages = async (content: Uint8Array, pages: number, delay: readonly number[], { count, longSide, pace }: StripWishes): Promise<readonly StripFrame[]> => {
  const frames: StripFrame[] = [];
  for (let index = 0; index < Math.min(count, pages); index += 1) {
    pace.beat();
    const page = Math.floor(((index + 0.5) * pages) / Math.min(count, pages));
    const { data, info } = await sharp(content, { limitInputPixels: MAX_PIXELS, page, failOn: "truncated" })
      .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#808080" })
      .jpeg({ quality: 78 })
      .toBuffer({ resolveWithObject: true });
    const at = delay.slice(0, page).reduce((sum, one) => sum + Math.max(one, 10), 0);
    frames.push({ jpeg: new Uint8Array(data), at, width: info.width, height: info.height });
  }
  return frames;
};

/** Frames spread over a moving GIF, WebP or APNG; none when the picture does not move. Throws Unreadable. */
export const stripOfPicture = async ({ content, format, input }: PhotoSource, wishes: StripWishes): Promise<readonly StripFrame[]> => {
  if (format === "png") return isMovingPng(content) ? stripOfVideo(input, format, wishes) : [];
  if (format !== "gif" && format !== "webp") return [];
  const { pages = 1, delay = [] } = await sharp(content, { limitInputPixels: MAX_PIXELS }).metadata();
  if (pages < 2) return [];
  return stripOfPages(content, pages, delay, wishes);
};
