import { useTranslation } from "react-i18next";
import { PassphraseField } from "./passphrase-field.tsx";
import { StrengthMeter } from "./strength-meter.tsx";

export interface NewPassphrase {
  readonly text: string;
  /** Typed once more, while it can't be read. */
  readonly again: string;
  readonly isShown: boolean;
}

export const noPassphrase: NewPassphrase = { text: "", again: "", isShown: false };

/** A passphrase that nobody could read is typed twice: a slip of the finger would shut its owner out for good. */
export const isSame = ({ text, again, isShown }: NewPassphrase): boolean => isShown || text === again;

interface NewPassphraseFieldsProps {
  readonly name: string;
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
  readonly fault: string | null;
  readonly againFault: string | null;
  readonly onEnter: () => void;
}

export const NewPassphraseFields = ({ name, value, onChange, fault, againFault, onEnter }: NewPassphraseFieldsProps) => {
  const { t } = useTranslation("workstation");
  return (
    <>
      <PassphraseField
        label={t("passphrase.new")}
        hint={t("passphrase.newHint")}
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
        isShown={value.isShown}
        onShown={(isShown) => onChange({ ...value, isShown })}
        fault={fault}
        onEnter={onEnter}
      />
      <StrengthMeter name={name} passphrase={value.text} />
      {!value.isShown && (
        <PassphraseField
          label={t("passphrase.again")}
          value={value.again}
          onChange={(again) => onChange({ ...value, again })}
          isShown={false}
          fault={againFault}
          onEnter={onEnter}
        />
      )}
    </>
  );
};
