/**
 * @file The moments when everything shown must be covered: the window loses the focus or is hidden, the system sleeps or
 * locks, the person leaves.
 */
import { ownprint } from "../ownprint.ts";
import { onLeaving } from "../quick-exit/quick-exit.ts";

/** Calls back at each such moment until the answer is called. */
export const onCover = (cover: () => void): (() => void) => {
  const whenHidden = (): void => {
    if (document.visibilityState === "hidden") cover();
  };
  window.addEventListener("blur", cover);
  document.addEventListener("visibilitychange", whenHidden);
  const stops = [ownprint.app.cover(cover), onLeaving(cover)];
  return () => {
    window.removeEventListener("blur", cover);
    document.removeEventListener("visibilitychange", whenHidden);
    stops.forEach((stop) => stop());
  };
};
