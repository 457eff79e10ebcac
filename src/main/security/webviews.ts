/** @file A webview would be a page inside the page with rules of its own; there is none. */
import type { WebContents } from "electron";

export const denyWebviews = (contents: WebContents): void => {
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
  });
};
