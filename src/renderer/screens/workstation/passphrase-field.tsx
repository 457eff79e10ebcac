import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";

interface PassphraseFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isShown: boolean;
  /** Without it the field has no button of its own and follows another's. */
  readonly onShown?: (isShown: boolean) => void;
  readonly fault?: string | null;
  readonly onEnter?: () => void;
}

/** A passphrase: covered until the person wants to read it. Pasting is allowed, and nothing offers to keep it. */
export const PassphraseField = ({ label, hint, value, onChange, isShown, onShown, fault = null, onEnter }: PassphraseFieldProps) => {
  const { t } = useTranslation("workstation");
  const id = useId();
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === null ? [] : [`${id}-fault`])].join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <div className="passphrase">
        <input
          id={id}
          type={isShown ? "text" : "password"}
          value={value}
          maxLength={256}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="auto"
          aria-invalid={fault !== null || undefined}
          aria-describedby={described === "" ? undefined : described}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") onEnter?.();
          }}
        />
        {onShown !== undefined && (
          <Button look="quiet" label={t("passphrase.showThis", { field: label })} pressed={isShown} onPress={() => onShown(!isShown)}>
            {t("passphrase.show")}
          </Button>
        )}
      </div>
      {fault !== null && (
        <p id={`${id}-fault`} className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
};
