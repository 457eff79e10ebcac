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

const insideOf = (width: number, height: number, longSide: number): { readonly width: number; readonly height: number } => {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

/** The frame at a moment, or the key frame before it when that is too far away; null when there is none. */
const frameAt = async (
  input: Input,
  format: FileFormat,
  { width, height, turn, isFullRange }: VideoFacts,
  at: number,
  { longSide, pace }: StripWishes,
): Promise<Pixels | null> => {
  const small = insideOf(width, height, longSide);
  const filter = `scale=${small.width}:${small.height}:flags=area:in_range=${isFullRange ? "pc" : "tv"}`;
  const seek = ["-ss", (at / 1_000).toFixed(3)];
  const tries = [
    { limit: EXACT_LIMIT, options: ["-noautorotate", ...seek] },
    { limit: NEAREST_LIMIT, options: ["-noautorotate", "-noaccurate_seek", "-skip_frame", "nokey", ...seek] },
  ];
  for (const { limit, options } of tries) {
    const run = runFfmpeg(input, format, {
      options,
      rest: ["-map", "0:v:0", "-an", "-sn", "-dn", "-vf", filter, "-frames:v", "1", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"],
    });
    const late = AbortSignal.timeout(limit);
    late.addEventListener("abort", run.kill);
    try {
      for await (const frame of framesOf(run, small.width * small.height * 3, pace)) {
        return turned({ data: frame, ...small, channels: 3 }, turn);
      }
      await run.ended;
    } finally {
      late.removeEventListener("abort", run.kill);
    }
    if (!late.aborted) return null;
  }
  return null;
};

/** The middles of `count` equal parts; without a known length the first seconds. */
const momentsOf = (duration: number | null, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => (duration === null || duration === 0 ? index * 1_000 : (duration * (index + 0.5)) / count));

/** Frames spread over a video. Throws Unreadable when there is not one. */
export const stripOfVideo = async (input: Input, format: FileFormat, wishes: StripWishes): Promise<readonly StripFrame[]> => {
  const { facts, reason } = await probe(input, format);
  if (facts === null) throw new Unreadable(reason);
  checkSize(facts.width, facts.height);
  const frames: StripFrame[] = [];
  for (const at of momentsOf(facts.milliseconds, wishes.count)) {
    wishes.pace.beat();
    const pixels = await frameAt(input, format, facts, at, wishes);
    if (pixels === null) {
      // Without a known length this is the end; with one, a damaged place.
      if (facts.milliseconds === null) break;
      continue;
    }
    frames.push({ ...(await smallPicture({ pixels }, wishes.longSide)), at });
  }
  // Shorter than the distance between two moments, or its times are wrong: then its beginning.
  if (frames.length === 0) {
    const pixels = await frameAt(input, format, facts, 0, wishes);
    if (pixels === null) throw new Unreadable("damaged");
    frames.push({ ...(await smallPicture({ pixels }, wishes.longSide)), at: 0 });
  }
  return frames;
};

const stripOfWebp = async (content: Uint8Array, pages: number, delay: readonly number[], { count, longSide, pace }: StripWishes): Promise<readonly StripFrame[]> => {
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
  return format === "gif" ? stripOfVideo(input, format, wishes) : stripOfWebp(content, pages, delay, wishes);
};
