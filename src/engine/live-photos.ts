/**
 * @file Live Photos: a photo and a few seconds of video that a phone took together and exports side by side under one name. Each
 * half is an item of its own, so that a broken one does not take the other with it; they only point at each other.
 */
import { itemId, type ItemId, type Milliseconds } from "../shared/model/brand.ts";
import type { MediaKind } from "../shared/model/scan.ts";

/** Phones record about three seconds; anything much longer only shares its name with a photo. */
const LONGEST = 6_000;

/** What one half is known by. */
export interface Half {
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

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/**
 * No pairs yet. Names are not kept a second time: `kept` tells what an id that was added is, its path and kind, and a table of ids by
 * their names' hashes does the rest.
 */
export const livePhotoPairs = (kept: (id: ItemId) => Pick<Half, "path" | "kind"> | undefined): LivePhotoPairs => {
  /** An id plus one in each slot that is taken, at most half of them; a name's slot is the next free one after its hash. */
  let table = new Uint32Array(1_024);
  let used = 0;
  const companions = new Map<ItemId, ItemId>();

  /** Where the half with this name stands, or where it would. */
  const slotOf = (stem: string): number => {
    let slot = hashOf(stem) & (table.length - 1);
    for (let held = table[slot] ?? 0; held !== 0; held = table[slot] ?? 0) {
      if (stemOf(kept(itemId.parse(held - 1))?.path ?? "") === stem) return slot;
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  };
  const grow = (): void => {
    const before = table;
    table = new Uint32Array(before.length * 2);
    for (const held of before) {
      if (held !== 0) table[slotOf(stemOf(kept(itemId.parse(held - 1))?.path ?? ""))] = held;
    }
  };

  return {
    add: (id, half) => {
      if (!canBeHalf(half)) return;
      const slot = slotOf(stemOf(half.path));
      const held = table[slot] ?? 0;
      const other = held === 0 ? null : itemId.parse(held - 1);
      if (other !== null && !companions.has(other)) {
        if (kept(other)?.kind !== half.kind) companions.set(id, other).set(other, id);
        return;
      }
      table[slot] = id + 1;
      if (other !== null) return;
      used += 1;
      if (used * 2 > table.length) grow();
    },
    companionOf: (id) => {
      const companion = companions.get(id);
      return companion === undefined ? {} : { companion };
    },
  };
};
