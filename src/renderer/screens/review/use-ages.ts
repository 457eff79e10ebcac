import { useMemo, useState } from "react";
import type { ItemId, ScanId } from "../../../shared/model/brand.ts";
import type { ErrorCode } from "../../../shared/model/error.ts";
import type { AgeMark, ScanItem } from "../../../shared/model/scan.ts";
import { ownprint } from "../../ownprint.ts";

export type SaidAge = Exclude<AgeMark, "unsorted">;
export type Marking = { readonly ok: true; readonly marked: readonly ItemId[] } | { readonly ok: false; readonly code: ErrorCode };

export interface Ages {
  readonly of: (item: ScanItem) => AgeMark;
  readonly isKeptOut: (item: ScanItem) => boolean;
  /** Nothing counts as marked before the program has said so. */
  readonly mark: (items: readonly ItemId[], age: SaidAge) => Promise<Marking>;
}

/** What was said of the people in each picture, on top of what was known when the files were read. */
export const useAges = (scan: ScanId): Ages => {
  const [marks, setMarks] = useState<ReadonlyMap<ItemId, SaidAge>>(new Map());
  return useMemo(() => {
    const of = (item: ScanItem): AgeMark => marks.get(item.id) ?? item.age;
    return {
      of,
      isKeptOut: (item) => {
        const age = of(item);
        return age === "under-18" || age === "not-sure";
      },
      mark: async (items, age) => {
        const outcome = await ownprint.review.markAge({ scan, items: [...items], age });
        if (!outcome.ok) return outcome;
        const { marked } = outcome.value;
        setMarks((before) => {
          const after = new Map(before);
          for (const item of marked) after.set(item, age);
          return after;
        });
        return { ok: true, marked };
      },
    };
  }, [marks, scan]);
};
