import { useEffect, useId, useRef } from "react";

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  /** What is wrong with it, in a sentence. */
  readonly fault?: string | null;
  /** Codes read from left to right in every language. */
  readonly isCode?: boolean;
  readonly onEnter?: () => void;
}

/** One line of text. Pasting is always allowed, and nothing typed is kept by the browser. */
export const TextField = ({ label, hint, value, onChange, maxLength, fault = null, isCode = false, onEnter }: TextFieldProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isWrong = fault !== null;
  // Whoever pressed a button lands where there is something to put right; whoever is typing is left alone.
  useEffect(() => {
    if (isWrong && !(document.activeElement instanceof HTMLInputElement)) input.current?.focus();
  }, [isWrong]);
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === null ? [] : [`${id}-fault`])].join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <input
        ref={input}
        id={id}
        type="text"
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        dir={isCode ? "ltr" : "auto"}
        className={isCode ? "code-input" : undefined}
        aria-invalid={fault !== null || undefined}
        aria-describedby={described === "" ? undefined : described}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onEnter?.();
        }}
      />
      {fault !== null && (
        <p id={`${id}-fault`} className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
};
