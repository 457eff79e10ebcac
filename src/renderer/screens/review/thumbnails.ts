/** @file The pictures of uncovered tiles: in memory only, few, each under its own item, gone when the review is left. */
import type { ItemId, ScanId } from "../../../shared/model/brand.ts";
import { ownprint } from "../../ownprint.ts";
import { onLeaving } from "../../quick-exit/quick-exit.ts";

/** Enough for a window full of tiles. */
const KEPT = 64;

/** On a tile, and alone in the window, in pixels. */
export type PictureSize = 640 | 1_600;

export interface Frame {
  readonly jpeg: Blob;
  /** In milliseconds from the beginning of the video. */
  readonly at: number;
}

export interface Thumbnails {
  /** The JPEG of this item and no other; null when there is none. */
  readonly get: (item: ItemId, size: PictureSize) => Promise<Blob | null>;
  /** Pictures along a video, the first one first; none when there are none. Never kept. */
  readonly frames: (item: ItemId) => Promise<readonly Frame[]>;
  /** Lets go of these at once, whatever is still on its way. */
  readonly drop: (items: readonly ItemId[]) => void;
  /** They may be shown after all. */
  readonly allow: (items: readonly ItemId[]) => void;
  readonly forget: () => void;
}

const FRAMES = 6;
const FRAME_SIDE = 320;

const asJpeg = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)], { type: "image/jpeg" });

export const createThumbnails = (scan: ScanId): Thumbnails => {
  const kept = new Map<string, { readonly item: ItemId; readonly asked: Promise<Blob | null> }>();
  const dropped = new Set<ItemId>();
  const ask = async (item: ItemId, longSide: PictureSize): Promise<Blob | null> => {
    const outcome = await ownprint.review.thumbnail({ scan, item, longSide });
    // An answer that names another item is nobody's picture.
    if (!outcome.ok || outcome.value.item !== item || dropped.has(item)) return null;
    return asJpeg(outcome.value.jpeg);
  };
  const forget = (): void => kept.clear();
  const stop = onLeaving(forget);
  return {
    get: (item, size) => {
      if (dropped.has(item)) return Promise.resolve(null);
      const key = `${item} ${size}`;
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        return known.asked;
      }
      const asked = ask(item, size);
      kept.set(key, { item, asked });
      for (const [oldest] of kept) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return asked;
    },
    frames: async (item) => {
      const outcome = await ownprint.review.frames({ scan, item, count: FRAMES, longSide: FRAME_SIDE });
      if (!outcome.ok || outcome.value.item !== item || dropped.has(item)) return [];
      return outcome.value.frames.map(({ jpeg, at }) => ({ jpeg: asJpeg(jpeg), at }));
    },
    drop: (items) => {
      for (const item of items) dropped.add(item);
      for (const [key, { item }] of kept) if (dropped.has(item)) kept.delete(key);
    },
    allow: (items) => {
      for (const item of items) dropped.delete(item);
    },
    forget: () => {
      forget();
      stop();
    },
  };
};
