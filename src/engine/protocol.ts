/**
 * @file What the main process and an isolated process say to each other. Whatever comes from the isolated side is untrusted:
 * it has decoded a stranger's file. `answer` checks all of it, and only codes of our own pass.
 */
import { z } from "zod";
import { TMK_FILE_BYTES } from "../fingerprint/index.ts";
import { fingerprint, type Fingerprint } from "../shared/model/fingerprint.ts";
import { mediaKind, notice, skipReason } from "../shared/model/scan.ts";

/** Sides beyond this are no honest answer: no decoder here goes so far. */
const side = z.number().int().positive().max(1_000_000);

const MAX_FINGERPRINTS = 24;
const MAX_THUMBNAIL_BYTES = 16 * 2 ** 20;

/** A strip of frames: how many pictures at most, and how large all of them together. */
export const MAX_STRIP = 12;
const MAX_STRIP_BYTES = 24 * 2 ** 20;
const stripFrame = z.object({
  jpeg: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  at: z.number().nonnegative().max(1e10),
  width: side,
  height: side,
});
const isSmallEnough = (frames: readonly { readonly jpeg: Uint8Array }[]): boolean =>
  frames.reduce((sum, { jpeg }) => sum + jpeg.length, 0) <= MAX_STRIP_BYTES;

const MAX_FRAMES = 50_000;
const isBounded = (list: readonly Fingerprint[]): boolean =>
  list.every((one) => one.type !== "vpdq" || one.frames.length <= MAX_FRAMES);

export const answer = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  /** Sent while a long file is being read, so that slow is not mistaken for stuck. */
  z.object({ type: z.literal("working"), job: z.number().int() }),
  z.object({
    type: z.literal("hashed"),
    job: z.number().int(),
    kind: mediaKind,
    width: side.nullable(),
    height: side.nullable(),
    duration: z.number().nonnegative().max(1e10).nullable(),
    fingerprints: z.array(fingerprint).min(1).max(MAX_FINGERPRINTS).refine(isBounded),
    /** A `.tmk` file, when it was asked for and the file is a video. */
    tmk: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === TMK_FILE_BYTES).nullable(),
    notices: z.array(notice).max(notice.options.length),
    residentBytes: z.number().nonnegative(),
  }),
  z.object({
    type: z.literal("pictured"),
    job: z.number().int(),
    jpeg: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= MAX_THUMBNAIL_BYTES),
    width: side,
    height: side,
    residentBytes: z.number().nonnegative(),
  }),
  z.object({
    type: z.literal("framed"),
    job: z.number().int(),
    /** None when the file is a photo that does not move. */
    frames: z.array(stripFrame).max(MAX_STRIP).refine(isSmallEnough),
    residentBytes: z.number().nonnegative(),
  }),
  z.object({ type: z.literal("failed"), job: z.number().int(), reason: skipReason, residentBytes: z.number().nonnegative() }),
]);
export type Answer = z.infer<typeof answer>;

/** The file as it was when it was found; a file that has changed since is reported, not hashed. */
export const hashJob = z.object({
  type: z.literal("hash"),
  job: z.number().int(),
  path: z.string(),
  bytes: z.number(),
  modified: z.number(),
  variants: z.boolean(),
  fullDecode: z.boolean(),
  /** A photo's MD5, too; a video's comes always. */
  digest: z.boolean(),
  tmk: z.boolean(),
  memoryCeiling: z.number(),
});
export type HashJob = z.infer<typeof hashJob>;

export const pictureJob = z.object({
  type: z.literal("picture"),
  job: z.number().int(),
  path: z.string(),
  longSide: z.number().int().min(16).max(4_096),
  memoryCeiling: z.number(),
});
export type PictureJob = z.infer<typeof pictureJob>;

export const framesJob = z.object({
  type: z.literal("frames"),
  job: z.number().int(),
  path: z.string(),
  count: z.number().int().min(1).max(MAX_STRIP),
  longSide: z.number().int().min(16).max(1_024),
  memoryCeiling: z.number(),
});
export type FramesJob = z.infer<typeof framesJob>;

/** Work on one file. */
export type Job = HashJob | PictureJob | FramesJob;

export const order = z.discriminatedUnion("type", [
  hashJob,
  pictureJob,
  framesJob,
  z.object({ type: z.literal("stop") }),
  /** Holds the work under way, for a pause, and lets it go on. */
  z.object({ type: z.literal("hold") }),
  z.object({ type: z.literal("go-on") }),
]);
export type Order = z.infer<typeof order>;
