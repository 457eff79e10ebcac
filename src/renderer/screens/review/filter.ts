/** @file What is looked for among the files, and which of them are it. */
import type { MediaKind, ScanItem } from "../../../shared/model/scan.ts";
import { companionOf, folded, type Collection, type Month } from "./collection.ts";
import type { Grouping } from "./grouping.ts";

export interface Filter {
  /** Every word of it is in the name or the folder. */
  readonly text: string;
  readonly kind: MediaKind | null;
  /** With the folders in it; "" is the chosen folder itself, without them. */
  readonly folder: string | null;
  readonly from: Month | null;
  readonly to: Month | null;
  /** Only what has something worth knowing about it. */
  readonly withNote: boolean;
  /** Only what has others like it. */
  readonly alike: boolean;
}

export const everything: Filter = { text: "", kind: null, folder: null, from: null, to: null, withNote: false, alike: false };

/** How many of its parts narrow the view, but for the words, which can be seen anyway. */
export const narrowedBy = ({ kind, folder, from, to, withNote, alike }: Filter): number =>
  [kind !== null, folder !== null, from !== null || to !== null, withNote, alike].filter(Boolean).length;

export const isEverything = (filter: Filter): boolean => filter.text.trim() === "" && narrowedBy(filter) === 0;

const hasNote = (items: readonly ScanItem[], item: ScanItem): boolean =>
  item.notices.length > 0 || (companionOf(items, item)?.notices.length ?? 0) > 0;

/** One byte for each id: 1 for those with a tile that the filter lets through and that are not kept out. */
export const passing = (collection: Collection, grouping: Grouping, filter: Filter, isKeptOut: (item: ScanItem) => boolean, language: string): Uint8Array => {
  const { items, order, texts, folders, folderOf, months, monthOf } = collection;
  const words = folded(filter.text, language).split(/\s+/u).filter((word) => word !== "");
  const { folder } = filter;
  const inFolder =
    folder === null ? null : Uint8Array.from(folders, (name) => (name === folder || (folder !== "" && name.startsWith(`${folder}/`)) ? 1 : 0));
  const { kind, from, to, withNote, alike } = filter;
  const isBetween = (id: number): boolean => {
    const month = months[monthOf[id] ?? 0] ?? 0;
    return (from === null || month >= from) && (to === null || month <= to);
  };
  const hasWords = (id: number): boolean => {
    const text = texts[id] ?? "";
    for (const word of words) if (!text.includes(word)) return false;
    return true;
  };
  const passes = new Uint8Array(items.length);
  for (const id of order) {
    const item = items[id];
    if (item === undefined || isKeptOut(item)) continue;
    if (kind !== null && item.kind !== kind) continue;
    if (inFolder !== null && inFolder[folderOf[id] ?? 0] !== 1) continue;
    if ((from !== null || to !== null) && !isBetween(id)) continue;
    if (withNote && !hasNote(items, item)) continue;
    if (alike && (grouping.groupOf[id] ?? -1) < 0) continue;
    if (words.length > 0 && !hasWords(id)) continue;
    passes[id] = 1;
  }
  return passes;
};
