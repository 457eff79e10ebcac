/**
 * @file Keeps the window out of screenshots, recordings and task switcher previews where the system allows it (Windows and
 * macOS; on Linux the call has no effect, and docs/threat-model.md says so).
 */
import type { BrowserWindow } from "electron";

export const protectContent = (window: BrowserWindow): void => {
  window.setContentProtection(true);
};
