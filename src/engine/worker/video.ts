/** @file Videos: MD5 of the file, vPDQ of its frames, TMK+PDQF on request. */
import {
  blockOfSquare64,
  frameStep,
  frameTime,
  isDegenerate,
  MATCH_QUALITY,
  pdqOfPixels,
  pdqOperator,
  TMK_RATE,
  TMK_SIDE,
  tmkBuilder,
  writeTmk,
  type Orientation,
  type Pdq,
} from "../../fingerprint/index.ts";
import { vpdqFingerprint, type VpdqFingerprint } from "../../shared/model/fingerprint.ts";
import type { Notice, SkipReason } from "../../shared/model/scan.ts";
import type { FileFormat } from "../classify.ts";
import { Unreadable } from "./failure.ts";
import { runFfmpeg, type FfmpegRun, type Input } from "./ffmpeg.ts";
import type { IsoTrack } from "./iso-media.ts";
import { unhurried, type Pace } from "./pace.ts";
import { checkSize, MAX_PIXELS, turned, type Pixels, type Turn } from "./pixels.ts";
import { videoFacts, type VideoFacts } from "./video-facts.ts";

/** Fourteen hours at one frame a second. */
const MAX_FRAMES = 50_000;
const PROBE_LIMIT = 20_000;

/** Cuts a stream of bytes into frames of `size` bytes. The buffer handed out is used again for the next frame. */
export async function* framesOf(run: FfmpegRun, size: number, pace: Pace): AsyncGenerator<Uint8Array> {
  const frame = new Uint8Array(size);
  let filled = 0;
  const release = pace.onHold(run.hold);
  try {
    for await (const chunk of run.output as AsyncIterable<Uint8Array>) {
      await pace.whenAwake();
      for (let at = 0; at < chunk.length; ) {
        const part = chunk.subarray(at, at + size - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === size) {
          yield frame;
          filled = 0;
          pace.beat();
        }
      }
    }
  } finally {
    release();
    run.kill();
  }
}

/** This build of ffmpeg was made without the decoder or demuxer. */
const lacking = /Unknown (?:decoder|input format)|Decoder [^\n]* not found|no decoder found|Unsupported codec/i;

const whyNothing = (said: string): SkipReason => {
  if (lacking.test(said)) return "unsupported-format";
  // A container of sound alone.
  return /Stream #0:\d+.*: Audio: /.test(said) && !said.includes(': Video: ') ? "not-media" : "damaged";
};

/** What ffmpeg says of a file: its facts, or why there are none. */
export const probe = async (input: Input, format: FileFormat): Promise<{ readonly facts: VideoFacts | null; readonly reason: SkipReason }> => {
  const run = runFfmpeg(input, format, { rest: [] });
  const late = setTimeout(run.kill, PROBE_LIMIT);
  run.output.resume();
  await run.ended;
  clearTimeout(late);
  return { facts: videoFacts(run.said()), reason: whyNothing(run.said()) };
};

/** One frame in `step`, at the size the frames are stored in. */
type FrameWishes = Pick<VideoFacts, "width" | "height" | "isFullRange"> & { readonly step: number };

/** The filters that give frame 0, step, 2 * step, ... as the reference converts them: BT.601, area, tags not consulted. */
const frameFilters = ({ width, height, isFullRange, step }: FrameWishes): string =>
  [
    ...(step === 1 ? [] : [`select=not(mod(n\\,${step}))`]),
    `scale=${width}:${height}:flags=area:in_color_matrix=bt601:in_range=${isFullRange ? "pc" : "tv"}`,
  ].join(",");

/** What was found in a video beside its MD5. */
export interface HashedVideo {
  readonly fingerprints: readonly VpdqFingerprint[];
  readonly width: number;
  readonly height: number;
  readonly milliseconds: number | null;
  readonly notices: readonly Notice[];
  /** The first hashed frame as people see it, for moving pictures that have no other decoder. */
  readonly first: Pdq | null;
}

const vpdq = (variant: "upright" | "stored", hashes: readonly Pdq[], step: number, rate: number): VpdqFingerprint =>
  vpdqFingerprint.parse({
    type: "vpdq",
    variant,
    frames: hashes.map(({ hex, quality }, i) => ({ frame: i * step, timestamp: frameTime(i * step, rate), quality, value: hex })),
  });

const startFrames = (input: Input, format: FileFormat, wishes: FrameWishes): FfmpegRun =>
  runFfmpeg(input, format, {
    options: ["-noautorotate"],
    rest: [
      "-map", "0:v:0", "-an", "-sn", "-dn", "-fps_mode", "passthrough", "-vf", frameFilters(wishes),
      "-frames:v", String(MAX_FRAMES), "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1",
    ],
  });

/** Looks what the video is. Where it says its size itself, decoding begins meanwhile, and begins again when it said something else than it is. */
const probedFrames = async (input: Input, format: FileFormat, track: IsoTrack | null): Promise<{ readonly facts: VideoFacts; readonly step: number; readonly run: FfmpegRun }> => {
  const promised: FrameWishes | null = track && { ...track, isFullRange: false, step: frameStep(track.framesPerSecond) };
  const isLikely = promised !== null && promised.width > 0 && promised.height > 0 && promised.width * promised.height <= MAX_PIXELS;
  const early = isLikely ? startFrames(input, format, promised) : null;
  // Node throws away what a child wrote before it ended, unless somebody listens for it.
  early?.output.on("readable", () => undefined);
  try {
    const { facts: seen, reason } = await probe(input, format);
    if (seen === null) throw new Unreadable(reason);
    checkSize(seen.width, seen.height);
    const facts = { ...seen, framesPerSecond: track?.framesPerSecond ?? seen.framesPerSecond };
    const step = frameStep(facts.framesPerSecond);
    if (early !== null && facts.width === promised?.width && facts.height === promised.height && !facts.isFullRange) return { facts, step, run: early };
    early?.kill();
    return { facts, step, run: startFrames(input, format, { ...facts, step }) };
  } catch (error) {
    early?.kill();
    throw error;
  }
};

/** How frames lie that a turn clockwise brings upright. */
const orientationOf: Readonly<Record<Turn, Orientation>> = { 0: 1, 90: 6, 180: 3, 270: 8 };

/**
 * Hashes one frame a second as the reference counts, upright and, where the file carries a rotation, as stored too. `track` is what the
 * file itself says: its frame rate replaces the one that ffmpeg prints, which is rounded. Throws Unreadable.
 */
export const hashVideoFrames = async (input: Input, format: FileFormat, track: IsoTrack | null, pace: Pace): Promise<HashedVideo> => {
  const { facts, step, run } = await probedFrames(input, format, track);
  const { width, height, turn, milliseconds, framesPerSecond } = facts;
  const stored: Pdq[] = [];
  const upright: Pdq[] = [];
  const swapped = turn === 90 || turn === 270;
  const shown = { width: swapped ? height : width, height: swapped ? width : height };
  const storedOperator = pdqOperator(width, height, { inWholes: true });
  const uprightOperator = pdqOperator(width, height, { inWholes: true, orientation: orientationOf[turn] });
  for await (const frame of framesOf(run, width * height * 3, pace)) {
    stored.push(pdqOfPixels(frame, width, height, 3, storedOperator));
    if (turn !== 0) upright.push(pdqOfPixels(frame, width, height, 3, uprightOperator));
  }
  const code = await run.ended;
  const seen = turn === 0 ? stored : upright;
  if (seen.length === 0) throw new Unreadable(whyNothing(run.said()));
  const isUseful = seen.some(({ hex, quality }) => quality >= MATCH_QUALITY && !isDegenerate(hex));
  const isDamaged = code !== 0 || /partial file|Invalid data found|error while decoding|corrupt/i.test(run.said());
  return {
    ...shown,
    milliseconds,
    fingerprints: [
      vpdq("upright", seen, step, framesPerSecond),
      ...(turn === 0 ? [] : [vpdq("stored", stored, step, framesPerSecond)]),
    ],
    notices: [...(isUseful ? [] : (["too-little-detail"] as const)), ...(isDamaged ? (["damaged-end"] as const) : [])],
    first: seen[0] ?? null,
  };
};

/** The `.tmk` file of a video: 64 x 64 at 15 frames a second, as the reference asks ffmpeg for. Throws Unreadable. */
export const tmkOfVideo = async (input: Input, format: FileFormat, pace: Pace): Promise<Uint8Array> => {
  const run = runFfmpeg(input, format, {
    rest: ["-map", "0:v:0", "-an", "-sn", "-dn", "-s", `${TMK_SIDE}x${TMK_SIDE}`, "-r", String(TMK_RATE), "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"],
  });
  const builder = tmkBuilder();
  let frames = 0;
  for await (const frame of framesOf(run, TMK_SIDE * TMK_SIDE * 3, pace)) {
    builder.addBlock(blockOfSquare64(frame, 3));
    frames += 1;
  }
  await run.ended;
  if (frames === 0) throw new Unreadable("damaged");
  return writeTmk(builder.finish());
};

/** The first frame of a picture or video as RGB, upright. Throws Unreadable. */
export const firstFrame = async (input: Input, format: FileFormat): Promise<Pixels> => {
  const { facts, reason } = await probe(input, format);
  if (facts === null) throw new Unreadable(reason);
  const { width, height, turn, isFullRange } = facts;
  checkSize(width, height);
  const filter = `scale=${width}:${height}:flags=area:in_range=${isFullRange ? "pc" : "tv"}`;
  const run = runFfmpeg(input, format, {
    options: ["-noautorotate"],
    rest: ["-map", "0:v:0", "-an", "-sn", "-dn", "-vf", filter, "-frames:v", "1", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"],
  });
  for await (const frame of framesOf(run, width * height * 3, unhurried)) {
    return turned({ data: frame, width, height, channels: 3 }, turn);
  }
  await run.ended;
  throw new Unreadable(whyNothing(run.said()));
};
