/** @file No page opens a window: help is linked by name and opened by the system's browser, after asking. */
import type { WebContents } from "electron";

export const denyNewWindows = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
};
