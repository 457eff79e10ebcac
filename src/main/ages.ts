/**
 * @file What was said of the people in each picture (promise 7). It is kept here and not in the window, so that a picture marked
 * under 18 can't be sent, exported or shown, whatever the window asks for.
 */
import type { ItemId, ScanId } from "../shared/model/brand.ts";
import type { AgeMark, ScanAge } from "../shared/model/scan.ts";

type SaidMark = Exclude<AgeMark, "unsorted">;

export interface Ages {
  /** The answer that a scan was started with. */
  readonly begin: (scan: ScanId, age: ScanAge) => void;
  readonly of: (scan: ScanId, item: ItemId) => AgeMark;
  /** The newest mark counts. */
  readonly mark: (scan: ScanId, items: readonly ItemId[], age: SaidMark) => void;
  readonly forget: (scan: ScanId) => void;
}

export const createAges = (): Ages => {
  const scans = new Map<ScanId, { readonly all: AgeMark; readonly marks: Map<ItemId, SaidMark> }>();
  return {
    begin: (scan, age) => {
      scans.set(scan, { all: age === "everyone-adult" ? "adult" : "unsorted", marks: new Map() });
    },
    of: (scan, item) => {
      const known = scans.get(scan);
      return known?.marks.get(item) ?? known?.all ?? "unsorted";
    },
    mark: (scan, items, age) => {
      const marks = scans.get(scan)?.marks;
      for (const item of items) marks?.set(item, age);
    },
    forget: (scan) => {
      scans.delete(scan);
    },
  };
};

/** Only these are ever drawn: a picture that is marked under 18, or may be, stays covered for good. */
export const mayBeShown = (age: AgeMark): boolean => age === "adult" || age === "unsorted";
