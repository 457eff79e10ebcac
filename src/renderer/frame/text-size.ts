/** @file How large the text is. Everything is measured in it, so the whole window follows. Nothing of it is stored. */

export const textSizes: readonly number[] = [1, 1.25, 1.5, 1.75, 2];

/** The size at 100 %, as in design/base.css. */
const ORDINARY = 106.25;

let chosen = 1;

export const textSize = (): number => chosen;

export const setTextSize = (size: number): void => {
  chosen = size;
  document.documentElement.style.fontSize = `${ORDINARY * size}%`;
};
