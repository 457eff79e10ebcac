import { useLayoutEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

interface ScreenProps {
  readonly heading: ReactNode;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  /** The way on: always in the same corner. */
  readonly next?: ReactNode;
  /** Beside the way on. */
  readonly beside?: ReactNode;
  readonly wide?: boolean;
}

/** One screen: a heading that gets the focus when it appears, the work, and the way back and on below it. */
export const Screen = ({ heading, lead, children, onBack, next, beside, wide = false }: ScreenProps) => {
  const { t } = useTranslation("frame");
  const title = useRef<HTMLHeadingElement>(null);
  // Before anybody can press a key on it: done later, it would take the focus from what was reached already.
  useLayoutEffect(() => {
    // The screen before may have been scrolled; the new one begins at its beginning.
    for (const scroller of document.querySelectorAll("main, .rest")) scroller.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={wide ? "screen screen-wide" : "screen"}>
      <div className="screen-work">
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
        {children}
      </div>
      {(onBack !== undefined || next !== undefined || beside !== undefined) && (
        <div className="ways">
          {onBack !== undefined && (
            <Button look="quiet" onPress={onBack}>
              {t("back")}
            </Button>
          )}
          <div className="ways-on">
            {beside}
            {next}
          </div>
        </div>
      )}
    </div>
  );
};
