/** @file What stands in the grid: one tile for each file, or one for all that are alike. */
import type { ItemId } from "../../../shared/model/brand.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import { companionOf, type Collection } from "./collection.ts";
import type { Grouping, Likeness } from "./grouping.ts";

/** `stack`: a group folded into one tile. `front` and `member`: the same group with every file of it shown. */
const kinds = ["one", "stack", "front", "member"] as const;
export type EntryKind = (typeof kinds)[number];

export interface View {
  readonly collection: Collection;
  readonly grouping: Grouping;
  readonly passes: Uint8Array;
  /** How many tiles there are, and how many files they stand for. */
  readonly tiles: number;
  readonly files: number;
  /** By place. */
  readonly fronts: Uint32Array;
  readonly kindsAt: Uint8Array;
}

export interface Entry {
  readonly kind: EntryKind;
  readonly front: ScanItem;
  /** What choosing the tile chooses, other halves of Live Photos included. */
  readonly items: readonly ItemId[];
  readonly group: number | null;
  /** Those in view that are alike, the front first; just the one where there is no group. */
  readonly alike: readonly ScanItem[];
  /** How it is like the best of its group; null where it stands for itself. */
  readonly likeness: Likeness | null;
}

export interface ViewWish {
  readonly collection: Collection;
  readonly grouping: Grouping;
  /** The ids in the order of the tiles. */
  readonly order: Uint32Array;
  readonly passes: Uint8Array;
  readonly isGrouped: boolean;
  /** Groups that show every file. */
  readonly unfolded: ReadonlySet<number>;
}

export const viewOf = ({ collection, grouping, order, passes, isGrouped, unfolded }: ViewWish): View => {
  const fronts = new Uint32Array(order.length);
  const kindsAt = new Uint8Array(order.length);
  let tiles = 0;
  let files = 0;
  const put = (id: number, kind: EntryKind): void => {
    fronts[tiles] = id;
    kindsAt[tiles] = kinds.indexOf(kind);
    tiles += 1;
  };
  for (const id of order) {
    if (passes[id] !== 1) continue;
    files += collection.items[id]?.companion === undefined ? 1 : 2;
    const group = isGrouped ? (grouping.groupOf[id] ?? -1) : -1;
    if (group < 0) {
      put(id, "one");
      continue;
    }
    const members = grouping.groups[group]?.members.filter((member) => passes[member] === 1) ?? [];
    if (members.length < 2) put(id, "one");
    else if (members[0] === id) {
      put(id, unfolded.has(group) ? "front" : "stack");
      if (unfolded.has(group)) for (const member of members.slice(1)) put(member, "member");
    }
  }
  return { collection, grouping, passes, tiles, files, fronts: fronts.slice(0, tiles), kindsAt: kindsAt.slice(0, tiles) };
};

const withHalves = (items: readonly ScanItem[], some: readonly ScanItem[]): readonly ItemId[] =>
  some.flatMap((item) => {
    const other = companionOf(items, item);
    return other === undefined ? [item.id] : [item.id, other.id];
  });

/** Those of a group that are in view, the best first. */
export const membersOf = ({ collection, grouping, passes }: View, group: number): readonly ScanItem[] =>
  (grouping.groups[group]?.members ?? []).flatMap((id) => {
    const item = collection.items[id];
    return passes[id] === 1 && item !== undefined ? [item] : [];
  });

export const entryAt = (view: View, place: number): Entry | undefined => {
  const { collection, grouping, fronts, kindsAt } = view;
  const front = collection.items[fronts[place] ?? -1];
  const kind = kinds[kindsAt[place] ?? 0];
  if (front === undefined || kind === undefined) return undefined;
  const group = grouping.groupOf[front.id] ?? -1;
  const found = grouping.groups[group];
  const alike = found === undefined ? [front] : membersOf(view, group);
  return {
    kind,
    front,
    items: withHalves(collection.items, kind === "stack" ? alike : [front]),
    group: found === undefined || alike.length < 2 ? null : group,
    alike,
    likeness: kind === "member" ? (found?.likeness[found.members.indexOf(front.id)] ?? null) : null,
  };
};

/** All that are alike, also those that are not in view, the file itself among them. */
export const wholeGroupOf = ({ collection, grouping }: View, file: ScanItem): readonly ScanItem[] =>
  (grouping.groups[grouping.groupOf[file.id] ?? -1]?.members ?? [file.id]).flatMap((id) => collection.items[id] ?? []);

/** Every file in view, other halves included. */
export const itemsInView = ({ collection, passes }: View): readonly ItemId[] => {
  const { items, order } = collection;
  const inView: ItemId[] = [];
  for (const id of order) {
    const item = items[id];
    if (passes[id] !== 1 || item === undefined) continue;
    inView.push(item.id);
    const other = companionOf(items, item);
    if (other !== undefined) inView.push(other.id);
  }
  return inView;
};

/** Where a file stands: its own tile, or that of the group it is folded into; null when it is not in view. */
export const placeOf = ({ grouping, fronts, passes }: View, id: ItemId): number | null => {
  const own = fronts.indexOf(id);
  if (own !== -1) return own;
  const front = grouping.groups[grouping.groupOf[id] ?? -1]?.members.find((member) => passes[member] === 1);
  const place = front === undefined || passes[id] !== 1 ? -1 : fronts.indexOf(front);
  return place === -1 ? null : place;
};
