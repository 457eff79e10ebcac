import { itemId, type ItemId } from "../../shared/model/brand.ts";
import type { Selection } from "./selection.ts";

/** The chosen items of a scan that made `total` of them. */
export const chosenItems = ({ bits }: Selection, total: number): readonly ItemId[] => {
  const chosen: ItemId[] = [];
  for (let item = 0; item < total; item += 1) {
    if ((((bits[item >>> 5] ?? 0) >>> (item & 31)) & 1) === 1) chosen.push(itemId.parse(item));
  }
  return chosen;
};
