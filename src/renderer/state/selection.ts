/**
 * @file Which items are chosen: one bit for each, so that a hundred thousand are 12 kB, every change is a new value, and a long
 * history of them costs next to nothing.
 */
import type { ItemId } from "../../shared/model/brand.ts";

export interface Selection {
  readonly bits: Uint32Array;
  readonly count: number;
}

export const none: Selection = { bits: new Uint32Array(0), count: 0 };

const ones = (word: number): number => {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Every item of a scan that made `total` of them: they are counted from 0 without a gap. */
export const allOf = (total: number): Selection => {
  const bits = new Uint32Array(Math.ceil(total / 32)).fill(0xffffffff);
  if (total % 32 !== 0) bits[bits.length - 1] = 2 ** (total % 32) - 1;
  return { bits, count: total };
};

export const isChosen = ({ bits }: Selection, item: ItemId): boolean => (((bits[item >>> 5] ?? 0) >>> (item & 31)) & 1) === 1;

export const countChosen = ({ count }: Selection): number => count;

/** The same selection with some items chosen or not. */
export const withItems = (selection: Selection, items: Iterable<ItemId>, chosen: boolean): Selection => {
  let bits = selection.bits.slice();
  let { count } = selection;
  for (const item of items) {
    const at = item >>> 5;
    const bit = 1 << (item & 31);
    const word = bits[at] ?? 0;
    if (((word & bit) !== 0) === chosen) continue;
    if (at >= bits.length) {
      const longer = new Uint32Array(Math.max(at + 1, bits.length * 2));
      longer.set(bits);
      bits = longer;
    }
    bits[at] = word ^ bit;
    count += chosen ? 1 : -1;
  }
  return { bits, count };
};

export const toggled = (selection: Selection, item: ItemId): Selection => withItems(selection, [item], !isChosen(selection, item));

/** How many items are chosen in both. */
export const countInBoth = (one: Selection, other: Selection): number =>
  one.bits.reduce((sum, word, at) => sum + ones(word & (other.bits[at] ?? 0)), 0);

export const isSame = (one: Selection, other: Selection): boolean => one.count === other.count && countInBoth(one, other) === one.count;

/** The chosen ones of these, in their order. */
export const chosenOf = (selection: Selection, items: readonly ItemId[]): readonly ItemId[] => items.filter((item) => isChosen(selection, item));
