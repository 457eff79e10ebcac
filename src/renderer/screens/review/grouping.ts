/** @file Which pictures are alike, as the scan found it: one decision for each group. */
import type { ItemId } from "../../../shared/model/brand.ts";
import type { LikeGroup } from "../../../shared/model/scan.ts";

export type Likeness = LikeGroup["members"][number]["likeness"];

export interface Group {
  /** The best in front. */
  readonly members: readonly ItemId[];
  /** How each is like the best; the best itself is the same. */
  readonly likeness: readonly Likeness[];
}

export interface Grouping {
  readonly groups: readonly Group[];
  /** The number of its group, by id; -1 for what has none. */
  readonly groupOf: Int32Array;
}

export const noGroups: Grouping = { groups: [], groupOf: new Int32Array(0) };

export const groupingOf = (found: readonly LikeGroup[], total: number): Grouping => {
  const groupOf = new Int32Array(total).fill(-1);
  const groups: Group[] = [];
  for (const { best, members } of found) {
    const others = members.filter(({ item }) => item !== best && item < total && groupOf[item] === -1);
    if (others.length === 0 || best >= total || groupOf[best] !== -1) continue;
    groupOf[best] = groups.length;
    for (const { item } of others) groupOf[item] = groups.length;
    groups.push({ members: [best, ...others.map(({ item }) => item)], likeness: ["same", ...others.map(({ likeness }) => likeness)] });
  }
  return { groups, groupOf };
};
