/** @file Two ways to use the program: with a mouse, or with nothing but a keyboard. */
import type { Locator, Page } from "playwright-core";

export interface Hands {
  readonly press: (button: Locator) => Promise<void>;
  readonly pick: (radio: Locator) => Promise<void>;
  readonly type: (field: Locator, text: string) => Promise<void>;
}

export const mouseOn = (): Hands => ({
  press: (button) => button.click(),
  pick: (radio) => radio.check(),
  type: (field, text) => field.fill(text),
});

export interface KeyboardHands extends Hands {
  /** Presses Tab, or Shift and Tab, until this has the focus. */
  readonly tabTo: (target: Locator, backwards?: boolean) => Promise<void>;
  /** What had the focus and did not show it, or was not in sight. */
  readonly unseen: () => readonly string[];
}

const MOST_TABS = 120;

/** Runs in the page: a name for what has the focus when nothing shows that it has, or it is covered; else null. */
const unseenFocus = (): string | null => {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return null;
  // Where a whole row answers, the row wears the outline.
  const marked = activeElement.closest<HTMLElement>(".option, .case-row") ?? activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(marked);
  const name = `${activeElement.tagName} ${activeElement.textContent.trim().slice(0, 40)}`;
  if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `${name}: no outline`;
  const { left, top, right, bottom, width, height } = marked.getBoundingClientRect();
  if (width === 0 || height === 0) return `${name}: has no size`;
  // Something of it must be in the window with nothing lying over it.
  for (const x of [0.1, 0.5, 0.9]) {
    for (const y of [0.1, 0.5, 0.9]) {
      const at = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      if (at !== null && (marked.contains(at) || at.contains(marked))) return null;
    }
  }
  return `${name}: not in sight`;
};

export const keyboardOn = (page: Page): KeyboardHands => {
  const { keyboard } = page;
  const unseen: string[] = [];
  const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  const look = async (): Promise<void> => {
    const name = await page.evaluate(unseenFocus);
    if (name !== null) unseen.push(name);
  };
  const tabTo = async (target: Locator, backwards = false): Promise<void> => {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await hasFocus(target)) return;
      await keyboard.press(backwards ? "Shift+Tab" : "Tab");
      await look();
    }
    throw new Error(`Tab never reached ${String(target)}`);
  };
  return {
    tabTo,
    press: async (button) => {
      await tabTo(button);
      await keyboard.press("Enter");
    },
    pick: async (radio) => {
      await radio.waitFor();
      // Tab reaches a group of radios once; the arrows go on inside it.
      const isInGroup = (): Promise<boolean> =>
        radio.evaluate(
          (element) => element instanceof HTMLInputElement && document.activeElement instanceof HTMLInputElement && document.activeElement.name === element.name,
        );
      for (let tabs = 0; tabs < MOST_TABS && !(await isInGroup()); tabs += 1) {
        await keyboard.press("Tab");
        await look();
      }
      for (let moves = 0; moves < 10 && !(await hasFocus(radio)); moves += 1) await keyboard.press("ArrowDown");
      if (!(await radio.isChecked())) await keyboard.press("Space");
      await look();
    },
    type: async (field, text) => {
      await tabTo(field);
      await keyboard.press("Control+A");
      await keyboard.type(text);
    },
    unseen: () => unseen,
  };
};
