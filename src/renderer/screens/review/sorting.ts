/** @file The orders that tiles can stand in. */
import { assertNever } from "../../../shared/model/assert-never.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import type { Collection } from "./collection.ts";

export const sortings = ["folder", "newest", "oldest", "largest", "kind", "detail"] as const;
export type Sorting = (typeof sortings)[number];

const DIGIT = 65_536;

/**
 * The same ids by their keys, which are whole numbers from 0; what has the same key stays as it was. By digits from the last to the
 * first, because comparing a hundred thousand would hold the window up.
 */
export const orderedBy = (order: Uint32Array, keyOf: (id: number) => number): Uint32Array => {
  const { length } = order;
  let ids = order.slice();
  let idsInto = new Uint32Array(length);
  let keys = new Float64Array(length);
  let keysInto = new Float64Array(length);
  let most = 0;
  for (let place = 0; place < length; place += 1) {
    const key = keyOf(order[place] ?? 0);
    keys[place] = key;
    if (key > most) most = key;
  }
  for (let weight = 1; weight <= most; weight *= DIGIT) {
    const starts = new Uint32Array(DIGIT + 1);
    for (const key of keys) {
      const after = (Math.floor(key / weight) % DIGIT) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let digit = 0; digit < DIGIT; digit += 1) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
    for (let place = 0; place < length; place += 1) {
      const key = keys[place] ?? 0;
      const digit = Math.floor(key / weight) % DIGIT;
      const to = starts[digit] ?? 0;
      starts[digit] = to + 1;
      idsInto[to] = ids[place] ?? 0;
      keysInto[to] = key;
    }
    [ids, idsInto] = [idsInto, ids];
    [keys, keysInto] = [keysInto, keys];
  }
  return ids;
};

/** Later than any file's date and larger than any file, to turn an order around. */
const END = 2 ** 52;

/** Dates before 1970 are there too. */
const EARLIEST = -(2 ** 46);

const keyIn = (sorting: Exclude<Sorting, "folder">, { modified, bytes, kind, quality }: ScanItem): number => {
  switch (sorting) {
    case "newest":
      return END - (modified - EARLIEST);
    case "oldest":
      return modified - EARLIEST;
    case "largest":
      return END - bytes;
    case "kind":
      return kind === "image" ? 0 : 1;
    case "detail":
      return quality ?? 101;
    default:
      return assertNever(sorting);
  }
};

/** What is equal in this order stands by folder and name. */
export const sorted = ({ items, order }: Collection, sorting: Sorting): Uint32Array =>
  sorting === "folder"
    ? order
    : orderedBy(order, (id) => {
        const item = items[id];
        return item === undefined ? 0 : Math.max(0, keyIn(sorting, item));
      });
