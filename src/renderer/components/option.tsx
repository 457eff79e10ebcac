import { useId, type ReactNode } from "react";

interface OptionProps {
  readonly kind: "radio" | "checkbox";
  /** Radios of one question share it. */
  readonly group?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

/** A radio button or checkbox as a card that can be pressed anywhere. */
export const Option = ({ kind, group, checked, onChange, label, hint, disabled = false }: OptionProps) => {
  const id = useId();
  return (
    <label className="option" htmlFor={id}>
      <input
        type={kind}
        id={id}
        name={group}
        checked={checked}
        disabled={disabled}
        aria-labelledby={`${id}-name`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <span id={`${id}-name`} className="option-name">
          {label}
        </span>
        {hint !== undefined && (
          <span id={`${id}-hint`} className="hint">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
};
