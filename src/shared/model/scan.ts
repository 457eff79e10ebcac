/** @file What a scan finds, what it leaves out and why, and how far it is. */
import { z } from "zod";
import { bytes, instant, itemId, milliseconds, scanId } from "./brand.ts";
import { quality } from "./fingerprint.ts";

export const mediaKind = z.enum(["image", "video"]);
export type MediaKind = z.infer<typeof mediaKind>;

/** Something worth knowing about a file that was fingerprinted all the same. */
export const notice = z.enum([
  /** Quality below 50: platforms discard such a fingerprint. */
  "too-little-detail",
  /** Quality from 50 to 79: it may miss some copies. */
  "little-detail",
  /** The whole moving picture was not read, only its first frame. */
  "first-frame-only",
  /** A video known by its MD5 alone: only exact copies are found. */
  "exact-copies-only",
  /** The file's end is damaged or missing, yet what was read is whole enough to be recognised. */
  "damaged-end",
]);
export type Notice = z.infer<typeof notice>;

/** Why a file or a folder has no fingerprint. Each has a sentence and a next step in the message catalogues. */
export const skipReason = z.enum([
  "missing",
  "permission-denied",
  "folder-unreadable",
  "read-error",
  "empty",
  "damaged",
  "not-media",
  "unsupported-format",
  "too-many-pixels",
  "no-detail",
  "cloud-only",
  "changed-while-read",
  "special-file",
  "link-loop",
  "timed-out",
  "out-of-memory",
  "decoder-crashed",
  "decoder-missing",
]);
export type SkipReason = z.infer<typeof skipReason>;

/**
 * What was said of the people in one picture at the time it was taken. `unsorted`: nothing yet. Only `adult` is ever sent or
 * exported; `under-18` and `not-sure` are not shown again either.
 */
export const ageMark = z.enum(["adult", "unsorted", "under-18", "not-sure"]);
export type AgeMark = z.infer<typeof ageMark>;

/** The one answer for all pictures of a scan, or the wish to say it picture by picture in the review. */
export const scanAge = z.enum(["everyone-adult", "sorted-in-review"]);
export type ScanAge = z.infer<typeof scanAge>;

/** A file with fingerprints, as a scan finds it: no path, no hash. */
const foundShape = z.object({
  id: itemId,
  kind: mediaKind,
  /** The file's own name. Untrusted text: it may hold anything a file system allows. */
  name: z.string(),
  /** The folder's path below the granted folder, "" for the granted folder itself, "/" between parts. */
  folder: z.string(),
  bytes,
  modified: instant,
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  duration: milliseconds.nullable(),
  quality: quality.nullable(),
  notices: z.array(notice).readonly(),
  /** The other half, when this is the photo or the short video of a Live Photo. */
  companion: itemId.optional(),
});
export const foundItem = foundShape.readonly();
export type FoundItem = z.infer<typeof foundItem>;

/** The same as the renderer knows it: with what was said of the people in it. */
export const scanItem = foundShape.extend({ age: ageMark }).readonly();
export type ScanItem = z.infer<typeof scanItem>;

/** A skipped file within its scan. It keeps its id for as long as it is skipped; the id is not given to another one. */
export const skippedFileId = z.number().int().nonnegative();

export const skippedFile = z
  .object({ id: skippedFileId, name: z.string(), folder: z.string(), reason: skipReason })
  .readonly();
export type SkippedFile = z.infer<typeof skippedFile>;

/**
 * How a picture stands to the best one of its group. `same`: the same picture in the same size. `smaller`: with fewer pixels.
 * `edited`: cut, filtered or drawn on. `mirrored`: mirrored or turned.
 */
export const likeness = z.enum(["same", "smaller", "edited", "mirrored"]);
export type Likeness = z.infer<typeof likeness>;

/** Pictures so alike that people see one. The first member is the best one itself: the largest, then the one with most detail. */
export const likeGroup = z
  .object({
    best: itemId,
    members: z.array(z.object({ item: itemId, likeness }).readonly()).min(2).readonly(),
  })
  .readonly();
export type LikeGroup = z.infer<typeof likeGroup>;

export const scanState = z.enum(["running", "paused", "done", "cancelled"]);
export type ScanState = z.infer<typeof scanState>;

/** At most ten of these a second reach the renderer. */
export const scanProgress = z
  .object({
    scan: scanId,
    /** Rises with everything that is told of a scan, so that an answer which was overtaken on its way is told from a newer one. */
    told: z.number().int().nonnegative(),
    state: scanState,
    /** What was found so far; `countingDone` says whether that is all. */
    found: z.object({ files: z.number().int().nonnegative(), bytes }).readonly(),
    countingDone: z.boolean(),
    /** What has an outcome, be it a fingerprint or a reason. */
    finished: z.object({ files: z.number().int().nonnegative(), bytes }).readonly(),
    items: z.number().int().nonnegative(),
    skipped: z.number().int().nonnegative(),
    /**
     * Whether what is finished outlives the program, so that it can be carried on with; false where it should and the disk has no
     * room. Absent where nothing is to be kept.
     */
    remembered: z.boolean().optional(),
    /** Null until there is enough to tell honestly. */
    remaining: milliseconds.nullable(),
  })
  .readonly();
export type ScanProgress = z.infer<typeof scanProgress>;
