/** @file The pictures of uncovered tiles: in memory only, few, each under its own item, gone when the review is left. */
import type { ItemId, ScanId } from "../../../shared/model/brand.ts";
import { ownprint } from "../../ownprint.ts";
import { onLeaving } from "../../quick-exit/quick-exit.ts";

const KEPT = 24;
const LONG_SIDE = 640;

export interface Thumbnails {
  /** The JPEG of this item and no other; null when there is none. */
  readonly get: (item: ItemId) => Promise<Blob | null>;
  readonly forget: () => void;
}

export const createThumbnails = (scan: ScanId): Thumbnails => {
  const kept = new Map<ItemId, Promise<Blob | null>>();
  const ask = async (item: ItemId): Promise<Blob | null> => {
    const outcome = await ownprint.review.thumbnail({ scan, item, longSide: LONG_SIDE });
    // An answer that names another item is nobody's picture.
    if (!outcome.ok || outcome.value.item !== item) return null;
    return new Blob([new Uint8Array(outcome.value.jpeg)], { type: "image/jpeg" });
  };
  const forget = (): void => kept.clear();
  const stop = onLeaving(forget);
  return {
    get: (item) => {
      const known = kept.get(item);
      if (known !== undefined) {
        kept.delete(item);
        kept.set(item, known);
        return known;
      }
      const asked = ask(item);
      kept.set(item, asked);
      for (const [oldest] of kept) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return asked;
    },
    forget: () => {
      forget();
      stop();
    },
  };
};
