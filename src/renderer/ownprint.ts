/** @file All that the window can ask of the program. The preload puts it there before any script of ours runs. */
import type { OwnprintApi } from "../shared/contract/index.ts";

declare global {
  interface Window {
    readonly ownprint: OwnprintApi<File>;
  }
}

export const ownprint = window.ownprint;
