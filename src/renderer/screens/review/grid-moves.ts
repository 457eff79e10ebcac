/** @file Where the mark goes in a grid of tiles when a key is pressed. */

export interface GridShape {
  readonly count: number;
  readonly columns: number;
  /** Rows that fit into the window at once. */
  readonly page: number;
  readonly isRightToLeft: boolean;
}

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** The place the key leads to, or null when the key leads nowhere. The keys are those of ARIA's grid pattern. */
export const moveTo = (from: number, { key, ctrlKey }: Press, { count, columns, page, isRightToLeft }: GridShape): number | null => {
  const last = count - 1;
  const rowStart = from - (from % columns);
  const within = (place: number): number => Math.min(last, Math.max(0, place));
  const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const backward = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  switch (key) {
    case forward:
      return within(from + 1);
    case backward:
      return within(from - 1);
    case "ArrowDown":
      return from + columns <= last ? from + columns : from;
    case "ArrowUp":
      return from - columns >= 0 ? from - columns : from;
    case "PageDown":
      return within(from + columns * page);
    case "PageUp":
      return from - columns * page >= 0 ? from - columns * page : from % columns;
    case "Home":
      return ctrlKey ? 0 : rowStart;
    case "End":
      return ctrlKey ? last : within(rowStart + columns - 1);
    default:
      return null;
  }
};
