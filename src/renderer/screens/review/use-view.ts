import { useCallback, useDeferredValue, useMemo, useState } from "react";
import type { ItemId } from "../../../shared/model/brand.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import type { Collection } from "./collection.ts";
import { everything, passing, type Filter } from "./filter.ts";
import { noGroups, type Grouping } from "./grouping.ts";
import { sorted, type Sorting } from "./sorting.ts";
import type { Ages } from "./use-ages.ts";
import type { Found } from "./use-found.ts";
import { entryAt, placeOf, viewOf, type Entry, type View } from "./view.ts";

const empty: Collection = {
  items: [],
  order: new Uint32Array(0),
  texts: [],
  folders: [],
  folderOf: new Uint32Array(0),
  months: [],
  monthOf: new Uint32Array(0),
};

/** More are made anew when they are needed. */
const KEPT_ENTRIES = 2_000;

/** The same tile is the same value until the view changes, so that it is not drawn again. */
const entriesOf = (view: View): ((place: number) => Entry | undefined) => {
  const known = new Map<number, Entry>();
  return (place) => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const entry = entryAt(view, place);
    if (known.size >= KEPT_ENTRIES) known.clear();
    if (entry !== undefined) known.set(place, entry);
    return entry;
  };
};

export interface Viewing {
  readonly view: View;
  readonly entry: (place: number) => Entry | undefined;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  /** What the view was made with: the words that are being typed follow a moment later. */
  readonly shownFilter: Filter;
  readonly sorting: Sorting;
  readonly setSorting: (sorting: Sorting) => void;
  /** Null where nothing is like anything else. */
  readonly isGrouped: boolean | null;
  readonly setGrouped: (isGrouped: boolean) => void;
  readonly fold: (group: number) => void;
  /** The marked tile. */
  readonly active: number;
  readonly mark: (place: number) => void;
  /** Everything with a tile that is neither sent nor shown, in the order of the grid. */
  readonly keptOut: readonly ScanItem[];
}

/** What stands in the grid, and where the mark is in it. */
export const useView = (found: Found | null, ages: Ages, language: string): Viewing => {
  const collection = found?.collection ?? empty;
  const grouping: Grouping = found?.grouping ?? noGroups;
  const [filter, setFilter] = useState(everything);
  const [sorting, setSorting] = useState<Sorting>("folder");
  const [isGrouped, setGrouped] = useState(true);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const [marked, setMarked] = useState<{ readonly item: ItemId; readonly place: number } | null>(null);
  const shownFilter = useDeferredValue(filter);

  const order = useMemo(() => sorted(collection, sorting), [collection, sorting]);
  const passes = useMemo(() => passing(collection, grouping, shownFilter, ages.isKeptOut, language), [collection, grouping, shownFilter, ages, language]);
  const view = useMemo(
    () => viewOf({ collection, grouping, order, passes, isGrouped, unfolded }),
    [collection, grouping, order, passes, isGrouped, unfolded],
  );
  const entry = useMemo(() => entriesOf(view), [view]);
  const keptOut = useMemo(
    () =>
      [...collection.order].flatMap((id) => {
        const item = collection.items[id];
        return item !== undefined && ages.isKeptOut(item) ? [item] : [];
      }),
    [collection, ages],
  );
  const active = useMemo(
    () => (marked === null ? 0 : (placeOf(view, marked.item) ?? Math.max(0, Math.min(marked.place, view.tiles - 1)))),
    [view, marked],
  );
  const mark = useCallback(
    (place: number) => {
      const item = entry(place)?.front.id;
      if (item !== undefined) setMarked({ item, place });
    },
    [entry],
  );
  const fold = useCallback((group: number) => {
    setUnfolded((before) => {
      const after = new Set(before);
      if (!after.delete(group)) after.add(group);
      return after;
    });
  }, []);

  return {
    view,
    entry,
    filter,
    setFilter,
    shownFilter,
    sorting,
    setSorting,
    isGrouped: grouping.groups.length === 0 ? null : isGrouped,
    setGrouped,
    fold,
    active,
    mark,
    keptOut,
  };
};
