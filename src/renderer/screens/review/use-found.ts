import { useCallback, useEffect, useState } from "react";
import type { ScanId } from "../../../shared/model/brand.ts";
import type { ErrorCode } from "../../../shared/model/error.ts";
import type { ScanItem, SkippedFile } from "../../../shared/model/scan.ts";
import { ownprint } from "../../ownprint.ts";
import { collected, type Collection } from "./collection.ts";
import { groupingOf, noGroups, type Grouping } from "./grouping.ts";

const PAGE = 2_000;

export interface Found {
  readonly collection: Collection;
  readonly grouping: Grouping;
  readonly skipped: readonly SkippedFile[];
}

export type Loading = { readonly state: "loading" } | { readonly state: "failed"; readonly code: ErrorCode } | { readonly state: "ready"; readonly found: Found };

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: ErrorCode };

/** Page after page until there are as many as there are said to be. */
const allOf = async <Entry>(page: (from: number) => Promise<Answer<{ readonly entries: readonly Entry[]; readonly total: number }>>): Promise<Answer<readonly Entry[]>> => {
  const all: Entry[] = [];
  for (;;) {
    const answer = await page(all.length);
    if (!answer.ok) return answer;
    const { entries, total } = answer.value;
    for (const entry of entries) all.push(entry);
    if (all.length >= total || entries.length === 0) return { ok: true, value: all };
  }
};

const allItems = (scan: ScanId): Promise<Answer<readonly ScanItem[]>> =>
  allOf(async (from) => {
    const page = await ownprint.scan.items({ scan, from, limit: PAGE });
    return page.ok ? { ok: true, value: { entries: page.value.items, total: page.value.total } } : page;
  });

const allSkipped = (scan: ScanId): Promise<Answer<readonly SkippedFile[]>> =>
  allOf(async (from) => {
    const page = await ownprint.scan.skipped({ scan, from, limit: PAGE });
    return page.ok ? { ok: true, value: { entries: page.value.skipped, total: page.value.total } } : page;
  });

const load = async (scan: ScanId, language: string): Promise<Answer<Found>> => {
  const items = await allItems(scan);
  if (!items.ok) return items;
  const skipped = await allSkipped(scan);
  if (!skipped.ok) return skipped;
  const groups = await ownprint.review.groups({ scan });
  const collection = await collected(items.value, language);
  // Without its groups everything still works, file by file.
  const grouping = groups.ok ? groupingOf(groups.value.groups, items.value.length) : noGroups;
  return { ok: true, value: { collection, grouping, skipped: skipped.value } };
};

/** Everything a scan found and left out. What is known stays until it was read again. */
export const useFound = (scan: ScanId, language: string): { readonly loading: Loading; readonly readAgain: () => void } => {
  const [loading, setLoading] = useState<Loading>({ state: "loading" });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let off = false;
    void load(scan, language).then((answer) => {
      if (!off) setLoading(answer.ok ? { state: "ready", found: answer.value } : { state: "failed", code: answer.code });
    });
    return () => {
      off = true;
    };
  }, [scan, language, turn]);
  const readAgain = useCallback(() => setTurn((before) => before + 1), []);
  return { loading, readAgain };
};
