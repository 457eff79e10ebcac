/** @file The window shows one page for its whole life. A dropped file or a stray link must not replace it. */
import type { WebContents } from "electron";
import { isOwnAddress } from "./origin.ts";

export const denyNavigation = (contents: WebContents): void => {
  contents.on("will-navigate", (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isOwnAddress(event.url)) event.preventDefault();
  });
};
