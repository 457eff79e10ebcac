import { useEffect, useState } from "react";
import type { ScanId } from "../../../shared/model/brand.ts";
import type { ErrorCode } from "../../../shared/model/error.ts";
import type { ScanItem, SkippedFile } from "../../../shared/model/scan.ts";
import { ownprint } from "../../ownprint.ts";
import { byFolderAndName } from "./by-folder-and-name.ts";

const PAGE = 2_000;

export interface Found {
  readonly items: readonly ScanItem[];
  readonly skipped: readonly SkippedFile[];
}

export type Loading = { readonly state: "loading" } | { readonly state: "failed"; readonly code: ErrorCode } | { readonly state: "ready"; readonly found: Found };

type Answer<Entry> = { readonly ok: true; readonly value: readonly Entry[] } | { readonly ok: false; readonly code: ErrorCode };

const allItems = async (scan: ScanId, isOff: () => boolean): Promise<Answer<ScanItem>> => {
  const items: ScanItem[] = [];
  while (!isOff()) {
    const page = await ownprint.scan.items({ scan, from: items.length, limit: PAGE });
    if (!page.ok) return page;
    items.push(...page.value.items);
    if (items.length >= page.value.total || page.value.items.length === 0) break;
  }
  return { ok: true, value: items };
};

const allSkipped = async (scan: ScanId, isOff: () => boolean): Promise<Answer<SkippedFile>> => {
  const skipped: SkippedFile[] = [];
  while (!isOff()) {
    const page = await ownprint.scan.skipped({ scan, from: skipped.length, limit: PAGE });
    if (!page.ok) return page;
    skipped.push(...page.value.skipped);
    if (skipped.length >= page.value.total || page.value.skipped.length === 0) break;
  }
  return { ok: true, value: skipped };
};

/** Everything a scan found and left out, read page by page. */
export const useItems = (scan: ScanId, language: string): Loading => {
  const [loading, setLoading] = useState<Loading>({ state: "loading" });
  useEffect(() => {
    let off = false;
    const isOff = (): boolean => off;
    const load = async (): Promise<void> => {
      const items = await allItems(scan, isOff);
      const skipped = items.ok ? await allSkipped(scan, isOff) : items;
      if (!items.ok || !skipped.ok) {
        if (!off) setLoading({ state: "failed", code: items.ok ? (skipped.ok ? "internal" : skipped.code) : items.code });
        return;
      }
      const sorted = await byFolderAndName(items.value, language);
      if (!off) setLoading({ state: "ready", found: { items: sorted, skipped: skipped.value } });
    };
    void load();
    return () => {
      off = true;
    };
  }, [scan, language]);
  return loading;
};
