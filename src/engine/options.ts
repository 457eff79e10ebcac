/** @file What a caller hands to the engine, and what it gets back. */
import type { Bytes, Instant, ItemId, LocalPath, Milliseconds, ScanId } from "../shared/model/brand.ts";
import type { Fingerprint } from "../shared/model/fingerprint.ts";
import type { FoundItem, LikeGroup, MediaKind, Notice, ScanProgress, SkippedFile, SkipReason } from "../shared/model/scan.ts";
import type { Journal } from "./journal.ts";
import type { SpawnIsolated } from "./isolated-process.ts";

export interface EngineOptions {
  readonly spawn: SpawnIsolated;
  /** How many files are worked on at once; one a core when left out. */
  readonly processes?: number;
  /** How long one picture may take, 60 s when left out; a video gets more, by its size. */
  readonly timeLimit?: Milliseconds;
  /** The resident memory at which an isolated process is ended, 1.5 GiB when left out. */
  readonly memoryCeiling?: Bytes;
}

/** Everything known of a finished file. It holds a path and fingerprints: it stays in the main process. */
export interface ItemRecord {
  readonly id: ItemId;
  readonly path: LocalPath;
  readonly kind: MediaKind;
  readonly bytes: Bytes;
  readonly modified: Instant;
  readonly fingerprints: readonly Fingerprint[];
  readonly notices: readonly Notice[];
}

/** A skipped file with the path that the renderer never sees. */
export interface SkippedRecord {
  readonly id: number;
  readonly path: LocalPath;
  readonly reason: SkipReason;
}

export interface ScanRequest {
  readonly id: ScanId;
  /** Folders are walked with everything below them; the same file named twice is read once. */
  readonly sources: readonly LocalPath[];
  /** Also emit the seven other dihedral variants of each picture. */
  readonly variants?: boolean;
  /** Decode JPEG at full size instead of shrinking on load: slower, and equal to the reference to the bit. */
  readonly fullDecode?: boolean;
  /** Also take the MD5 of photos, which no bank asks for: a listing may want it. Videos always have theirs. */
  readonly digest?: boolean;
  /** Also read files that are only in a cloud drive, which makes the system download them. Ask the person first. */
  readonly fetchFromCloud?: boolean;
  /** Remembers what is done, and recalls what was done before: such files are not read again. */
  readonly journal?: Journal;
  /** At most ten a second, and always one for the last state. */
  readonly onProgress?: (progress: ScanProgress) => void;
  readonly onItem?: (record: ItemRecord) => void;
  /** Asks for TMK+PDQF of every video; called with the `.tmk` file's bytes after `onItem`. */
  readonly onTmk?: (record: ItemRecord, file: Uint8Array) => void;
  readonly onSkipped?: (record: SkippedRecord) => void;
}

/** One run over the chosen folders and files. */
export interface ScanRun {
  readonly id: ScanId;
  /** Nothing new is begun until `resume`. Photos already begun are finished, videos are held where they are. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the run; what was finished until then stays readable. */
  readonly cancel: () => void;
  /**
   * Reads skipped files once more, by their ids; what lies only in a cloud drive is fetched. The run is running again until each has
   * its outcome. Ids that are not skipped any more are passed over.
   */
  readonly tryAgain: (skipped: readonly number[]) => void;
  readonly progress: () => ScanProgress;
  /** Finished items in the order of their ids, `limit` of them from `from` on. */
  readonly items: (from: number, limit: number) => readonly FoundItem[];
  readonly skipped: (from: number, limit: number) => readonly SkippedFile[];
  readonly record: (id: ItemId) => ItemRecord | undefined;
  /** Photos that look alike, among the items there are by now. Works in slices, so that nothing else has to wait. */
  readonly groups: () => Promise<readonly LikeGroup[]>;
  /** Settles with the last progress when the run is done or cancelled, anew after each `tryAgain`; never rejects. */
  readonly done: Promise<ScanProgress>;
}

export type Thumbnail =
  | { readonly ok: true; readonly jpeg: Uint8Array; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly reason: SkipReason };

/** Small upright JPEGs in the order of their times; none when a photo does not move. */
export type Strip =
  | {
      readonly ok: true;
      readonly frames: readonly { readonly jpeg: Uint8Array; readonly at: Milliseconds; readonly width: number; readonly height: number }[];
    }
  | { readonly ok: false; readonly reason: SkipReason };

export interface Engine {
  readonly scan: (request: ScanRequest) => ScanRun;
  /** A small upright JPEG made in an isolated process, in memory only. `longSide` is in pixels. Never rejects. */
  readonly thumbnail: (path: LocalPath, kind: MediaKind, longSide: number) => Promise<Thumbnail>;
  /** `count` frames spread over a video or a moving picture, made as a thumbnail is. Never rejects. */
  readonly frames: (path: LocalPath, count: number, longSide: number) => Promise<Strip>;
  /** Cancels every run and ends every isolated process. */
  readonly close: () => Promise<void>;
}
