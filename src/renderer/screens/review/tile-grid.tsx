import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useEffect, useEffectEvent, useRef, useState, type FocusEvent, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { itemId, type ItemId } from "../../../shared/model/brand.ts";
import { isChosen, type Selection } from "../../state/selection.ts";
import { moveTo } from "./grid-moves.ts";
import { Tile } from "./tile.tsx";
import type { Thumbnails } from "./thumbnails.ts";
import type { Uncovering } from "./use-uncovering.ts";
import { useColumns } from "./use-columns.ts";
import type { Entry, View } from "./view.ts";

interface TileGridProps {
  readonly view: View;
  readonly entry: (place: number) => Entry | undefined;
  readonly selection: Selection;
  readonly uncovering: Uncovering;
  readonly thumbnails: Thumbnails;
  readonly active: number;
  /** Takes the focus whenever it counts on. */
  readonly focusTurn: number;
  /** Where those in sight can be asked for. */
  readonly inSight: RefObject<() => readonly ItemId[]>;
  readonly onActive: (place: number) => void;
  readonly onToggle: (entry: Entry) => void;
  readonly onChooseAll: () => void;
  readonly onLook: (item: ItemId) => void;
  readonly onFold: (group: number) => void;
}

/** The tile under an event, and whether it came from the tile's own button. */
const tileOf = (target: EventTarget): { readonly item: ItemId; readonly onButton: boolean } | null => {
  if (!(target instanceof Element)) return null;
  const tile = target.closest<HTMLElement>("[role=gridcell]");
  const id = itemId.safeParse(Number(tile?.dataset["item"]));
  return tile === null || !id.success ? null : { item: id.data, onButton: target.closest("button") !== null };
};

/**
 * Covered tiles, as many as there are. Only the rows in sight are in the page; the marked one stays, wherever it is, so that the
 * focus is never lost.
 */
export const TileGrid = ({
  view,
  entry: entryOf,
  selection,
  uncovering,
  thumbnails,
  active,
  focusTurn,
  inSight,
  onActive,
  onToggle,
  onChooseAll,
  onLook,
  onFold,
}: TileGridProps) => {
  const { t } = useTranslation("review");
  const grid = useRef<HTMLDivElement>(null);
  const { columns, rowHeight } = useColumns(grid);
  const { tiles, collection, grouping } = view;
  const { items } = collection;
  const rows = Math.ceil(tiles / columns);
  const activeRow = Math.floor(active / columns);
  const [hasFocus, setHasFocus] = useState(false);
  const { items: uncovered, press, release, toggle, cover } = uncovering;

  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      return seen.includes(activeRow) || activeRow >= rows ? seen : [...seen, activeRow].sort((a, b) => a - b);
    },
    [activeRow, rows],
  );
  // There is no React Compiler here that could remember too much.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 2,
    rangeExtractor,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  // The focus follows the mark once the tile is there.
  useEffect(() => {
    if (!hasFocus) return;
    virtualizer.scrollToIndex(activeRow);
    grid.current?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus({ preventScroll: true });
  }, [active, activeRow, hasFocus, virtualizer]);

  const scrollTo = useEffectEvent((row: number) => virtualizer.scrollToIndex(row));
  useEffect(() => {
    if (focusTurn === 0) return undefined;
    let frame = 0;
    // The grid was hidden until now: its rows come back in the next frames.
    const focusWhenThere = (tries: number): void => {
      scrollTo(activeRow);
      const tile = grid.current?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]') ?? null;
      if (tile !== null) tile.focus({ preventScroll: true });
      else if (tries > 0) frame = requestAnimationFrame(() => focusWhenThere(tries - 1));
    };
    focusWhenThere(60);
    return () => cancelAnimationFrame(frame);
    // Only the turn calls for the focus.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [focusTurn]);
  useEffect(() => {
    inSight.current = () => {
      const { startIndex, endIndex } = virtualizer.calculateRange() ?? { startIndex: 0, endIndex: -1 };
      const places = Array.from({ length: Math.max(0, (endIndex - startIndex + 1) * columns) }, (_, at) => startIndex * columns + at);
      return places.flatMap((place) => entryOf(place)?.front.id ?? []);
    };
  }, [inSight, virtualizer, columns, entryOf]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, repeat } = event;
    if (key === " ") {
      event.preventDefault();
      const marked = entryOf(active);
      if (marked !== undefined && !repeat) press(marked.front.id);
      return;
    }
    const marked = entryOf(active);
    if (key === "Enter" && marked !== undefined) {
      event.preventDefault();
      onLook(marked.front.id);
      return;
    }
    const group = marked === undefined || marked.kind === "one" ? null : marked.group;
    if (key.toLowerCase() === "g" && !ctrlKey && !metaKey && group !== null) {
      event.preventDefault();
      onFold(group);
      return;
    }
    if ((ctrlKey || metaKey) && key.toLowerCase() === "a") {
      event.preventDefault();
      onChooseAll();
      return;
    }
    if (key === "Escape") {
      cover();
      return;
    }
    const page = Math.max(1, Math.floor((grid.current?.clientHeight ?? rowHeight) / rowHeight));
    const isRightToLeft = document.documentElement.dir === "rtl";
    const next = moveTo(active, { key, ctrlKey: ctrlKey || metaKey }, { count: tiles, columns, page, isRightToLeft });
    if (next === null) return;
    event.preventDefault();
    onActive(next);
  };
  const onKeyUp = ({ key }: KeyboardEvent): void => {
    const marked = entryOf(active);
    if (key === " " && release() && marked !== undefined) onToggle(marked);
  };
  const placeUnder = (item: ItemId, target: EventTarget): number | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>("[role=gridcell]") : null;
    const row = Number(cell?.closest<HTMLElement>("[role=row]")?.dataset["row"]);
    const column = Number(cell?.getAttribute("aria-colindex")) - 1;
    const place = row * columns + column;
    return entryOf(place)?.front.id === item ? place : null;
  };
  /** A screen reader may go to any tile by itself: what has the focus is what keys act on. */
  const onFocus = ({ target }: FocusEvent): void => {
    setHasFocus(true);
    const tile = tileOf(target);
    const place = tile === null ? null : placeUnder(tile.item, target);
    if (place !== null && place !== active) onActive(place);
  };
  const onPointerDown = (event: PointerEvent): void => {
    const tile = tileOf(event.target);
    if (tile === null || event.button !== 0) return;
    const place = placeUnder(tile.item, event.target);
    if (place !== null) onActive(place);
    if (!tile.onButton) press(tile.item);
  };
  const onPointerUp = (event: PointerEvent): void => {
    const tile = tileOf(event.target);
    if (!release() || tile === null || tile.onButton) return;
    const place = placeUnder(tile.item, event.target);
    const under = place === null ? undefined : entryOf(place);
    if (under !== undefined) onToggle(under);
  };

  return (
    // The focus is on one of its tiles, as ARIA's grid pattern has it.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={grid}
      className="grid"
      role="grid"
      aria-label={t("grid")}
      aria-multiselectable="true"
      aria-rowcount={rows}
      aria-colcount={columns}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onPointerDown={onPointerDown}
      onPointerUp={onPointerUp}
      onPointerCancel={() => void release()}
      onPointerLeave={() => void release()}
      onScroll={() => {
        if (uncovered.size > 0) cover();
      }}
      onContextMenu={(event) => event.preventDefault()}
      onFocus={onFocus}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setHasFocus(false);
        void release();
      }}
    >
      <div role="presentation" style={{ blockSize: virtualizer.getTotalSize(), position: "relative" }}>
        {virtualizer.getVirtualItems().map((row) => (
          <div
            key={row.key}
            role="row"
            aria-rowindex={row.index + 1}
            data-row={row.index}
            className="grid-row"
            style={{ transform: `translateY(${row.start}px)`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, blockSize: rowHeight }}
          >
            {Array.from({ length: Math.min(columns, tiles - row.index * columns) }, (_, column) => {
              const place = row.index * columns + column;
              const entry = entryOf(place);
              if (entry === undefined) return null;
              const { front, kind, alike } = entry;
              const counted = kind === "stack" ? alike : [front];
              return (
                <Tile
                  key={front.id}
                  entry={entry}
                  items={items}
                  cover={grouping.groups[grouping.groupOf[front.id] ?? -1]?.members[0] ?? front.id}
                  column={column}
                  chosen={counted.filter(({ id }) => isChosen(selection, id)).length}
                  isActive={place === active}
                  isUncovered={uncovered.has(front.id)}
                  thumbnails={thumbnails}
                  onToggleCover={toggle}
                  onLook={onLook}
                  onFold={onFold}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
};
