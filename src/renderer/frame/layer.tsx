import { useLayoutEffect, useRef, type ReactNode } from "react";

interface LayerProps {
  readonly isCovered: boolean;
  readonly children: ReactNode;
}

const scrollers = (): readonly Element[] => [...document.querySelectorAll("main, .rest")];

/** A screen that others may lie over. It stays as it was left: its place in a list, what was typed, the focus. */
export const Layer = ({ isCovered, children }: LayerProps) => {
  const layer = useRef<HTMLDivElement>(null);
  const left = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const element = layer.current;
    if (!isCovered || element === null) return undefined;
    left.current = document.activeElement;
    const places = scrollers().map((scroller) => [scroller, scroller.scrollTop] as const);
    element.hidden = true;
    return () => {
      element.hidden = false;
      // What had the focus may be gone by now, such as a case that was removed: then the screen begins again at its heading.
      const back = left.current?.isConnected === true ? left.current : element.querySelector("h1");
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
      for (const [scroller, top] of places) scroller.scrollTop = top;
    };
  }, [isCovered]);
  return (
    <div className="step" ref={layer}>
      {children}
    </div>
  );
};
