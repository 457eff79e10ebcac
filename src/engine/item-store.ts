/** @file What a scan found, in memory and compact: a hundred thousand items take some tens of megabytes. */
import { z } from "zod";
import type { Bytes, Instant, ItemId, LocalPath, Milliseconds } from "../shared/model/brand.ts";
import { bytes, instant, itemId, localPath, milliseconds } from "../shared/model/brand.ts";
import { fingerprint, type Fingerprint, type Quality } from "../shared/model/fingerprint.ts";
import type { FoundItem, MediaKind, Notice, SkippedFile, SkipReason } from "../shared/model/scan.ts";
import type { ItemRecord, SkippedRecord } from "./options.ts";
import { livePhotoPairs } from "./live-photos.ts";
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

interface Kept {
  readonly path: LocalPath;
  readonly folder: string;
  readonly bytes: Bytes;
  readonly modified: Instant;
  readonly kind: MediaKind;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: Milliseconds | null;
  readonly quality: Quality | null;
  readonly notices: readonly Notice[];
  /** As JSON: one flat string instead of many small objects. */
  readonly fingerprints: string;
}

const fingerprints = z.array(fingerprint);

const qualityOf = (list: readonly Fingerprint[]): Quality | null => {
  const upright = list.find((one) => one.type === "pdq" && one.variant === "upright");
  return upright?.type === "pdq" ? upright.quality : null;
};

/** The items and skipped files of one scan. */
export interface ItemStore {
  readonly add: (finished: Finished) => ItemRecord;
  readonly skip: (path: string, folder: string, reason: SkipReason) => SkippedRecord;
  readonly items: (from: number, limit: number) => readonly FoundItem[];
  readonly skipped: (from: number, limit: number) => readonly SkippedFile[];
  readonly record: (id: ItemId) => ItemRecord | undefined;
  readonly count: () => { readonly items: number; readonly skipped: number };
}

const recordOf = (id: ItemId, kept: Kept, list: readonly Fingerprint[]): ItemRecord => ({
  id,
  path: kept.path,
  kind: kept.kind,
  bytes: kept.bytes,
  modified: kept.modified,
  fingerprints: list,
  notices: kept.notices,
});

/** An empty store. */
export const createItemStore = (): ItemStore => {
  const kept: Kept[] = [];
  const pairs = livePhotoPairs();
  const skippedOnes: { readonly path: LocalPath; readonly folder: string; readonly reason: SkipReason }[] = [];
  return {
    add: ({ file, kind, width, height, duration, fingerprints: list, notices }) => {
      const id = itemId.parse(kept.length);
      const entry: Kept = {
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
        fingerprints: JSON.stringify(list),
      };
      kept.push(entry);
      pairs.add(id, entry);
      return recordOf(id, entry, list);
    },
    skip: (path, folder, reason) => {
      const entry = { path: localPath.parse(path), folder, reason };
      skippedOnes.push(entry);
      return { id: skippedOnes.length - 1, path: entry.path, reason };
    },
    items: (from, limit) =>
      kept.slice(from, from + limit).map((one, index) => ({
        id: itemId.parse(from + index),
        kind: one.kind,
        name: nameOf(one.path),
        folder: one.folder,
        bytes: one.bytes,
        modified: one.modified,
        width: one.width,
        height: one.height,
        duration: one.duration,
        quality: one.quality,
        notices: one.notices,
        ...pairs.companionOf(itemId.parse(from + index)),
      })),
    skipped: (from, limit) =>
      skippedOnes.slice(from, from + limit).map(({ path, folder, reason }, index) => ({ id: from + index, name: nameOf(path), folder, reason })),
    record: (id) => {
      const entry = kept[id];
      return entry === undefined ? undefined : recordOf(id, entry, fingerprints.parse(JSON.parse(entry.fingerprints)));
    },
    count: () => ({ items: kept.length, skipped: skippedOnes.length }),
  };
};
