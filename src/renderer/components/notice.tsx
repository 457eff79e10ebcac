import type { ReactNode } from "react";

interface NoticeProps {
  readonly kind: "calm" | "attention";
  readonly heading?: string;
  readonly children: ReactNode;
  /** Read out as soon as it appears. */
  readonly announced?: boolean;
}

export const Notice = ({ kind, heading, children, announced = false }: NoticeProps) => (
  <div className={`notice notice-${kind}`} role={announced ? "alert" : undefined}>
    {heading !== undefined && <h2 className="notice-heading">{heading}</h2>}
    {children}
  </div>
);
