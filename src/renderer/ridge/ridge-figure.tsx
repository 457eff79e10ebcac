import { memo } from "react";
import { FIELD, ridgePath, type FigureWish } from "./figure.ts";

interface RidgeFigureProps {
  readonly seed: number;
  readonly shape: FigureWish["shape"];
  /** How many of its 16 rows are drawn strongly, from the bottom; the rest is there faintly. */
  readonly rows?: number;
  readonly className?: string;
}

/** Nothing but looks: whatever it stands for is said in words next to it. */
export const RidgeFigure = memo(function RidgeFigure({ seed, shape, rows = FIELD, className }: RidgeFigureProps) {
  return (
    <svg
      className={className === undefined ? "ridge" : `ridge ${className}`}
      viewBox="0 0 16 16"
      preserveAspectRatio={shape === "cloth" ? "xMidYMid slice" : "xMidYMid meet"}
      aria-hidden="true"
      focusable="false"
    >
      {rows < FIELD && <path className="ridge-rest" d={ridgePath(seed, { shape })} />}
      <path d={ridgePath(seed, { shape, rows })} />
    </svg>
  );
});
