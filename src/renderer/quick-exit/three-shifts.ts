/** @file Shift three times, and nothing else in between. Esc is left alone: people press it to close a dialog. */

/** Presses further apart than this belong to writing, not to leaving. */
const WITHIN = 1_500;

export interface KeyPress {
  readonly key: string;
  readonly repeat: boolean;
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number;
}

/** Says of each key press in turn whether it completes the third Shift. */
export const threeShifts = (): ((press: KeyPress) => boolean) => {
  let presses: readonly number[] = [];
  return ({ key, repeat, at }) => {
    if (key !== "Shift") {
      presses = [];
      return false;
    }
    // A finger resting on the key is one press.
    if (repeat) return false;
    presses = [...presses.filter((earlier) => at - earlier <= WITHIN), at];
    if (presses.length < 3) return false;
    presses = [];
    return true;
  };
};
