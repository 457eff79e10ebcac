import type { ItemId } from "../../../shared/model/brand.ts";
import type { Grouping, Likeness } from "./grouping.ts";

/** How it is like the best of its group; null for the best itself and for what has no group. */
export const likenessOf = ({ groups, groupOf }: Grouping, id: ItemId): Likeness | null => {
  const group = groups[groupOf[id] ?? -1];
  const place = group?.members.indexOf(id) ?? -1;
  return place > 0 ? (group?.likeness[place] ?? null) : null;
};
