/**
 * @file The eight ways a picture can lie in its file, by EXIF's numbers (1 is upright, 6 is turned and wants a quarter turn
 * clockwise). The operator takes them into its weights, so that no pixel is ever moved.
 */

/** EXIF's orientation, 1 to 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** How stored columns and rows run against upright ones; `swapped` when stored columns are upright rows. */
export interface Layout {
  readonly swapped: boolean;
  readonly columnsReversed: boolean;
  readonly rowsReversed: boolean;
}

/** The layout of an orientation. */
export const layoutOf = (orientation: Orientation): Layout => ({
  swapped: orientation >= 5,
  columnsReversed: [2, 3, 7, 8].includes(orientation),
  rowsReversed: [3, 4, 6, 7].includes(orientation),
});

/** Puts a square block that was computed in stored order upright. `side` is its length. */
export const uprightBlock = (stored: ArrayLike<number>, side: number, { swapped, columnsReversed, rowsReversed }: Layout): Float32Array => {
  const upright = new Float32Array(side * side);
  for (let y = 0; y < side; y += 1) {
    const row = rowsReversed ? side - 1 - y : y;
    for (let x = 0; x < side; x += 1) {
      const column = columnsReversed ? side - 1 - x : x;
      upright[swapped ? column * side + row : row * side + column] = stored[y * side + x] ?? 0;
    }
  }
  return upright;
};

const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const corners = (orientation: Orientation, square: ArrayLike<number>): string => uprightBlock(square, 2, layoutOf(orientation)).join();

/** The one orientation that does what `first` and then `next` do. */
export const composed = (first: Orientation, next: Orientation): Orientation => {
  const wanted = corners(next, uprightBlock([0, 1, 2, 3], 2, layoutOf(first)));
  return orientations.find((one) => corners(one, [0, 1, 2, 3]) === wanted) ?? 1;
};
