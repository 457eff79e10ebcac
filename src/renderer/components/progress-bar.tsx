interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; null while nobody knows. */
  readonly share: number | null;
  readonly text: string;
}

export const ProgressBar = ({ label, share, text }: ProgressBarProps) => (
  <div
    className={share === null ? "bar bar-open" : "bar"}
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
    aria-valuetext={text}
  >
    <div className="bar-done" style={{ inlineSize: `${(share ?? 0) * 100}%` }} />
  </div>
);
