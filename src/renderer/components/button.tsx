import type { ReactNode, Ref } from "react";

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** primary: the one action that matters on a screen. danger: what can't be undone. quiet: everything beside the path. */
  readonly look?: "primary" | "plain" | "quiet" | "danger";
  /** Said to be not available now, yet still reachable, so that a screen reader finds it and hears why. */
  readonly unavailable?: boolean;
  readonly busy?: boolean;
  readonly label?: string;
  readonly describedBy?: string;
  readonly expanded?: boolean;
  readonly pressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = ({ children, onPress, look = "plain", unavailable = false, busy = false, label, describedBy, expanded, pressed, ref }: ButtonProps) => {
  const off = unavailable || busy;
  return (
    <button
      ref={ref}
      type="button"
      className={`button button-${look}`}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-label={label}
      aria-describedby={describedBy}
      aria-expanded={expanded}
      aria-pressed={pressed}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      {children}
    </button>
  );
};
