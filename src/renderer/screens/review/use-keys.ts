import { useEffect } from "react";

/** Where keys mean something of their own. */
const isOwnOf = (target: EventTarget | null, what: string): boolean => target instanceof Element && target.closest(what) !== null;

export const isTyping = (target: EventTarget | null): boolean => isOwnOf(target, "input:not([type=checkbox]):not([type=radio]), textarea, select");

/** Whether Space does something where the focus is. */
export const takesSpace = (target: EventTarget | null): boolean => isOwnOf(target, "button, input, textarea, select, summary, a, [role=gridcell]");

const isAsked = (): boolean => document.querySelector("dialog[open]") !== null;

/** Keys for the whole screen while it is the one that is shown and asks nothing. `up`: for keys that let go. */
export const useKeys = (isOn: boolean, down: (event: KeyboardEvent) => void, up?: (event: KeyboardEvent) => void): void => {
  useEffect(() => {
    if (!isOn) return undefined;
    const whenDown = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && !isAsked()) down(event);
    };
    const whenUp = (event: KeyboardEvent): void => up?.(event);
    document.addEventListener("keydown", whenDown);
    document.addEventListener("keyup", whenUp);
    return () => {
      document.removeEventListener("keydown", whenDown);
      document.removeEventListener("keyup", whenUp);
    };
  });
};
