/**
 * @file Live Photos: a photo and a few seconds of video that a phone took together and exports side by side under one name. Each
 * half is an item of its own, so that a broken one does not take the other with it; they only point at each other.
 */
import type { ItemId, Milliseconds } from "../shared/model/brand.ts";
import type { MediaKind } from "../shared/model/scan.ts";

/** Phones record about three seconds; anything much longer only shares its name with a photo. */
const LONGEST = 6_000;

interface Half {
  readonly path: string;
  readonly kind: MediaKind;
  readonly duration: Milliseconds | null;
}

/** Finds the pairs as items come in, in any order. */
export interface LivePhotoPairs {
  readonly add: (id: ItemId, half: Half) => void;
  readonly companionOf: (id: ItemId) => { readonly companion?: ItemId };
}

const stemOf = (path: string): string => path.replace(/\.[^./\\]*$/, "").toLowerCase();

const canBeHalf = ({ kind, path, duration }: Half): boolean =>
  kind === "image" ? /\.(?:heic|heif|jpe?g)$/i.test(path) : /\.(?:mov|mp4)$/i.test(path) && duration !== null && duration <= LONGEST;

/** No pairs yet. */
export const livePhotoPairs = (): LivePhotoPairs => {
  const alone = new Map<string, { readonly id: ItemId; readonly kind: MediaKind }>();
  const companions = new Map<ItemId, ItemId>();
  return {
    add: (id, half) => {
      if (!canBeHalf(half)) return;
      const stem = stemOf(half.path);
      const other = alone.get(stem);
      if (other === undefined) {
        alone.set(stem, { id, kind: half.kind });
      } else if (other.kind !== half.kind) {
        companions.set(id, other.id).set(other.id, id);
        alone.delete(stem);
      }
    },
    companionOf: (id) => {
      const companion = companions.get(id);
      return companion === undefined ? {} : { companion };
    },
  };
};
