/** @file Everything a scan found, laid out so that looking for something among a hundred thousand takes milliseconds. */
import type { ScanItem } from "../../../shared/model/scan.ts";
import { byFolderAndName } from "./by-folder-and-name.ts";
import { nextTurn } from "./turns.ts";

const TURN = 5_000;

/** Counted through all years, so that one number is enough: year * 12 + month from 0. */
export type Month = number;

export interface Collection {
  /** By their ids. */
  readonly items: readonly ScanItem[];
  /** The ids of those that have a tile, by folder and name. The short video of a Live Photo shares the photo's. */
  readonly order: Uint32Array;
  /** Name and folder as they are searched, by id. */
  readonly texts: readonly string[];
  /** In their order, "" first. */
  readonly folders: readonly string[];
  readonly folderOf: Uint32Array;
  /** The oldest first. */
  readonly months: readonly Month[];
  readonly monthOf: Uint32Array;
}

/** Spelled the same way whatever the case and however its accents were written. */
export const folded = (text: string, language: string): string => text.normalize("NFC").toLocaleLowerCase(language);

/** The other half of a Live Photo, when both are there. */
export const companionOf = (items: readonly ScanItem[], { companion }: ScanItem): ScanItem | undefined =>
  companion === undefined ? undefined : items[companion];

/** Whether a tile is this one's own. */
const leads = (items: readonly ScanItem[], item: ScanItem): boolean => item.kind === "image" || companionOf(items, item)?.kind !== "image";

const monthOf = (moment: number): Month => {
  const day = new Date(moment);
  return day.getFullYear() * 12 + day.getMonth();
};

/** Lays them out, in turns. */
export const collected = async (items: readonly ScanItem[], language: string): Promise<Collection> => {
  const texts: string[] = [];
  const months = new Set<Month>();
  const folders = new Set<string>();
  const own: ScanItem[] = [];
  const when: Month[] = [];
  for (const item of items) {
    const month = monthOf(item.modified);
    const other = companionOf(items, item);
    texts.push(folded(`${item.name}\n${other?.name ?? ""}\n${item.folder}`, language));
    when.push(month);
    if (leads(items, item)) {
      months.add(month);
      folders.add(item.folder);
      own.push(item);
    }
    if (when.length % TURN === 0) await nextTurn();
  }
  const sorted = await byFolderAndName(own, language);
  const { compare } = new Intl.Collator(language, { numeric: true });
  const folderList = [...folders].sort(compare);
  const monthList = [...months].sort((a, b) => a - b);
  const folderPlace = new Map(folderList.map((folder, place) => [folder, place]));
  const monthPlace = new Map(monthList.map((month, place) => [month, place]));
  return {
    items,
    order: Uint32Array.from(sorted, ({ id }) => id),
    texts,
    folders: folderList,
    folderOf: Uint32Array.from(items, ({ folder }) => folderPlace.get(folder) ?? 0),
    months: monthList,
    monthOf: Uint32Array.from(when, (month) => monthPlace.get(month) ?? 0),
  };
};
