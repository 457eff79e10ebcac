/** @file What a scan found: items under their ids, skipped files under theirs. */
import { bytes, instant, itemId, localPath, milliseconds, type ItemId, type LocalPath } from "../shared/model/brand.ts";
import type { Fingerprint, Quality } from "../shared/model/fingerprint.ts";
import type { FoundItem, MediaKind, Notice, SkippedFile, SkipReason } from "../shared/model/scan.ts";
import type { ItemRecord, SkippedRecord } from "./options.ts";
import { livePhotoPairs } from "./live-photos.ts";
import { packedItems, type KeptItem, type PackedItems } from "./packed-items.ts";
import { nameOf, type Found } from "./walk.ts";

/** A finished file as the scan hands it over. */
export interface Finished {
  readonly file: Extract<Found, { readonly type: "file" }>;
  readonly kind: MediaKind;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: number | null;
  readonly fingerprints: readonly Fingerprint[];
  readonly notices: readonly Notice[];
}

const qualityOf = (list: readonly Fingerprint[]): Quality | null => {
  const upright = list.find((one) => one.type === "pdq" && one.variant === "upright");
  return upright?.type === "pdq" ? upright.quality : null;
};

/** Where something skipped is, and how many bytes it counts for. */
export interface SkippedPlace {
  readonly path: string;
  readonly folder: string;
  readonly bytes: number;
}

/** What a photo is compared by. */
export interface Look {
  readonly hash: string;
  readonly quality: number;
  /** Equal for copies of one file: size in bytes and in pixels, and every bit of the hash. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** The items and skipped files of one scan. */
export interface ItemStore {
  readonly add: (finished: Finished) => ItemRecord;
  /** `bytes` is what the file counts for in the progress. */
  readonly skip: (place: SkippedPlace, reason: SkipReason) => SkippedRecord;
  /** A new reason for what is skipped already. */
  readonly skipAgain: (id: number, bytes: number, reason: SkipReason) => SkippedRecord | undefined;
  /** It has become an item, or is no longer there to be one. Its id is not given to another. */
  readonly unskip: (id: number) => void;
  /** Undefined when nothing is skipped under this id any more. */
  readonly skippedPlace: (id: number) => (SkippedPlace & { readonly reason: SkipReason }) | undefined;
  /** Every path that is an item or skipped. */
  readonly paths: () => Iterable<string>;
  /** What a photo is compared by, null for a video. */
  readonly look: (id: ItemId) => Look | null;
  readonly items: (from: number, limit: number) => readonly FoundItem[];
  readonly skipped: (from: number, limit: number) => readonly SkippedFile[];
  readonly record: (id: ItemId) => ItemRecord | undefined;
  readonly count: () => { readonly items: number; readonly skipped: number };
}

const recordOf = (id: ItemId, { path, kind, bytes: size, modified, fingerprints, notices }: KeptItem): ItemRecord => ({
  id,
  path,
  kind,
  bytes: size,
  modified,
  fingerprints,
  notices,
});

const halfOf = (kept: PackedItems, id: ItemId): { readonly path: string; readonly kind: MediaKind } | undefined => {
  const path = kept.pathAt(id);
  const kind = kept.kindAt(id);
  return path === undefined || kind === undefined ? undefined : { path, kind };
};

/** An empty store. */
export const createItemStore = (): ItemStore => {
  const kept = packedItems();
  const pairs = livePhotoPairs((id) => halfOf(kept, id));
  /** By id; null where it is not skipped any more. */
  const skippedOnes: ({ readonly path: LocalPath; readonly folder: string; readonly bytes: number; readonly reason: SkipReason } | null)[] = [];
  let gone = 0;
  return {
    add: ({ file, kind, width, height, duration, fingerprints: list, notices }) => {
      const id = itemId.parse(kept.count());
      const entry: KeptItem = {
        path: localPath.parse(file.path),
        folder: file.folder,
        bytes: bytes.parse(file.bytes),
        modified: instant.parse(file.modified),
        kind,
        width,
        height,
        duration: duration === null ? null : milliseconds.parse(duration),
        quality: qualityOf(list),
        notices,
        fingerprints: list,
      };
      kept.add(entry);
      pairs.add(id, entry);
      return recordOf(id, entry);
    },
    skip: ({ path, folder, bytes: size }, reason) => {
      const entry = { path: localPath.parse(path), folder, bytes: size, reason };
      skippedOnes.push(entry);
      return { id: skippedOnes.length - 1, path: entry.path, reason };
    },
    skipAgain: (id, size, reason) => {
      const entry = skippedOnes[id];
      if (entry === undefined || entry === null) return undefined;
      skippedOnes[id] = { ...entry, bytes: size, reason };
      return { id, path: entry.path, reason };
    },
    unskip: (id) => {
      if (skippedOnes[id] === undefined || skippedOnes[id] === null) return;
      skippedOnes[id] = null;
      gone += 1;
    },
    skippedPlace: (id) => skippedOnes[id] ?? undefined,
    paths: function* () {
      for (let index = 0; index < kept.count(); index += 1) yield kept.pathAt(index) ?? "";
      for (const one of skippedOnes) if (one !== null) yield one.path;
    },
    look: (id) => {
      const entry = kept.at(id);
      if (entry?.kind !== "image") return null;
      const upright = entry.fingerprints.find((one) => one.type === "pdq" && one.variant === "upright");
      if (upright?.type !== "pdq") return null;
      const file = `${entry.bytes} ${entry.width ?? 0} ${entry.height ?? 0} ${upright.value}`;
      return { hash: upright.value, quality: upright.quality, file, width: entry.width ?? 0, height: entry.height ?? 0, bytes: entry.bytes };
    },
    items: (from, limit) =>
      Array.from({ length: Math.max(0, Math.min(limit, kept.count() - from)) }, (_, index) => itemId.parse(from + index)).flatMap((id) => {
        const one = kept.at(id);
        if (one === undefined) return [];
        const { path, folder, kind, bytes: size, modified, width, height, duration, quality, notices } = one;
        return [{ id, kind, name: nameOf(path), folder, bytes: size, modified, width, height, duration, quality, notices, ...pairs.companionOf(id) }];
      }),
    skipped: (from, limit) => {
      const page: SkippedFile[] = [];
      let passed = 0;
      for (let id = gone === 0 ? (passed = Math.min(from, skippedOnes.length)) : 0; id < skippedOnes.length && page.length < limit; id += 1) {
        const one = skippedOnes[id];
        if (one === undefined || one === null) continue;
        if (passed >= from) page.push({ id, name: nameOf(one.path), folder: one.folder, reason: one.reason });
        passed += 1;
      }
      return page;
    },
    record: (id) => {
      const entry = kept.at(id);
      return entry === undefined ? undefined : recordOf(id, entry);
    },
    count: () => ({ items: kept.count(), skipped: skippedOnes.length - gone }),
  };
};
