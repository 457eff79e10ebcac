/**
 * @file Leaving: blank first, in the same turn of the event loop as the key or the press, then everything else. It works on
 * the document itself, so that it does its part even when the rest of the page is busy or broken.
 */
import { threeShifts } from "./three-shifts.ts";

/** Told in the same turn, so that whatever holds pictures can let go of them. */
const listeners = new Set<() => void>();

export const onLeaving = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

let leaveNow: () => void = () => undefined;

export const leave = (): void => leaveNow();

export const installQuickExit = (page: Document, tell: () => void): void => {
  const isThird = threeShifts();
  let left = false;
  leaveNow = () => {
    if (left) return;
    left = true;
    page.body.replaceChildren();
    page.documentElement.className = "left";
    for (const listener of listeners) listener();
    tell();
  };
  page.addEventListener(
    "keydown",
    ({ key, repeat, timeStamp }) => {
      if (isThird({ key, repeat, at: timeStamp })) leaveNow();
    },
    { capture: true },
  );
};
