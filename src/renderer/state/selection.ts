/**
 * @file Which items are chosen. Kept as all or none with the exceptions from it, so that choosing all of 100,000 costs nothing
 * and every change is a new value.
 */
import type { ItemId } from "../../shared/model/brand.ts";

export interface Selection {
  readonly base: "all" | "none";
  readonly except: ReadonlySet<ItemId>;
}

export const none: Selection = { base: "none", except: new Set() };
export const all: Selection = { base: "all", except: new Set() };

export const isChosen = ({ base, except }: Selection, item: ItemId): boolean => (base === "all") !== except.has(item);

export const countChosen = ({ base, except }: Selection, total: number): number => (base === "all" ? total - except.size : except.size);

/** The same selection with some items chosen or not. */
export const withItems = (selection: Selection, items: readonly ItemId[], chosen: boolean): Selection => {
  const except = new Set(selection.except);
  for (const item of items) {
    if ((selection.base === "all") === chosen) except.delete(item);
    else except.add(item);
  }
  return { base: selection.base, except };
};

export const toggled = (selection: Selection, item: ItemId): Selection => withItems(selection, [item], !isChosen(selection, item));

/** The chosen ones of these, in their order. */
export const chosenOf = (selection: Selection, items: readonly ItemId[]): readonly ItemId[] => items.filter((item) => isChosen(selection, item));
