import { useLayoutEffect, useState, type RefObject } from "react";

/** In root em, so that larger text gets larger tiles and fewer columns. */
const TILE_WIDTH = 11;
const ROW_HEIGHT = 14.5;

interface Columns {
  readonly columns: number;
  /** In pixels. */
  readonly rowHeight: number;
}

/** How many tiles stand side by side: at least two while they can be read, as the window and the text size allow. */
export const useColumns = (grid: RefObject<HTMLElement | null>): Columns => {
  const [shape, setShape] = useState<Columns>({ columns: 4, rowHeight: ROW_HEIGHT * 16 });
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    const measure = (): void => {
      // Something else is shown for a while: it comes back as it was.
      if (element.clientWidth === 0) return;
      const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const columns = Math.max(1, Math.floor(element.clientWidth / (TILE_WIDTH * em)));
      const rowHeight = ROW_HEIGHT * em;
      setShape((before) => (before.columns === columns && before.rowHeight === rowHeight ? before : { columns, rowHeight }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [grid]);
  return shape;
};
