import { itemId, type ItemId } from "../../shared/model/brand.ts";
import { isChosen, type Selection } from "./selection.ts";

/** The chosen items of a scan that made `total` of them: they are counted from 0 without a gap. */
export const chosenItems = (selection: Selection, total: number): readonly ItemId[] =>
  Array.from({ length: total }, (_, index) => itemId.parse(index)).filter((item) => isChosen(selection, item));
