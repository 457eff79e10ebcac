import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { itemId, type ItemId } from "../../../shared/model/brand.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import { isChosen, type Selection } from "../../state/selection.ts";
import { moveTo } from "./grid-moves.ts";
import { Tile } from "./tile.tsx";
import type { Thumbnails } from "./thumbnails.ts";
import type { Uncovering } from "./use-uncovering.ts";
import { useColumns } from "./use-columns.ts";

interface TileGridProps {
  readonly items: readonly ScanItem[];
  readonly selection: Selection;
  readonly uncovering: Uncovering;
  readonly thumbnails: Thumbnails;
  readonly active: number;
  readonly onActive: (place: number) => void;
  readonly onToggle: (item: ItemId) => void;
  readonly onChooseAll: () => void;
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
export const TileGrid = ({ items, selection, uncovering, thumbnails, active, onActive, onToggle, onChooseAll }: TileGridProps) => {
  const { t } = useTranslation("review");
  const grid = useRef<HTMLDivElement>(null);
  const { columns, rowHeight } = useColumns(grid);
  const rows = Math.ceil(items.length / columns);
  const activeRow = Math.floor(active / columns);
  const [hasFocus, setHasFocus] = useState(false);
  const { uncovered, press, release, toggle, cover } = uncovering;

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

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, repeat } = event;
    if (key === " ") {
      event.preventDefault();
      const item = items[active];
      if (item !== undefined && !repeat) press(item.id);
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
    const next = moveTo(active, { key, ctrlKey: ctrlKey || metaKey }, { count: items.length, columns, page, isRightToLeft });
    if (next === null) return;
    event.preventDefault();
    cover();
    onActive(next);
  };
  const onKeyUp = ({ key }: KeyboardEvent): void => {
    const item = items[active];
    if (key === " " && release() && item !== undefined) onToggle(item.id);
  };
  const placeOf = (item: ItemId, target: EventTarget): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>("[role=gridcell]") : null;
    const row = Number(cell?.closest<HTMLElement>("[role=row]")?.dataset["row"]);
    const column = Number(cell?.getAttribute("aria-colindex")) - 1;
    if (items[row * columns + column]?.id === item) onActive(row * columns + column);
  };
  const onPointerDown = (event: PointerEvent): void => {
    const tile = tileOf(event.target);
    if (tile === null || event.button !== 0) return;
    placeOf(tile.item, event.target);
    if (!tile.onButton) press(tile.item);
  };
  const onPointerUp = (event: PointerEvent): void => {
    const tile = tileOf(event.target);
    if (release() && tile !== null && !tile.onButton) onToggle(tile.item);
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
        if (uncovered !== null) cover();
      }}
      onContextMenu={(event) => event.preventDefault()}
      onFocus={() => setHasFocus(true)}
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
            {items.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => (
              <Tile
                key={item.id}
                item={item}
                column={column}
                isChosen={isChosen(selection, item.id)}
                isActive={row.index * columns + column === active}
                isUncovered={uncovered === item.id}
                thumbnails={thumbnails}
                onToggleCover={toggle}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
};
