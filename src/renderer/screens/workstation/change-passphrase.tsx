import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SpaceName } from "../../../shared/contract/spaces.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { ownprint } from "../../ownprint.ts";
import { useAsked } from "../../state/use-asked.ts";
import { isSame, NewPassphraseFields, noPassphrase } from "./new-passphrase.tsx";
import { PassphraseField } from "./passphrase-field.tsx";
import { Tries } from "./tries.tsx";
import { useWaiting } from "./use-waiting.ts";

interface ChangePassphraseProps {
  readonly name: SpaceName;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export const ChangePassphrase = ({ name, onClose, onDone }: ChangePassphraseProps) => {
  const { t } = useTranslation(["workstation", "frame", "errors"]);
  const { ask, busy, problem, clear } = useAsked();
  const waiting = useWaiting();
  const [passphrase, setPassphrase] = useState("");
  const [next, setNext] = useState(noPassphrase);
  const [isShown, setIsShown] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const change = (): void => {
    setIsTold(true);
    if (busy || waiting.seconds > 0 || passphrase === "" || next.text === "" || !isSame(next)) return;
    void ask(() => ownprint.spaces.changePassphrase({ passphrase, next: next.text }), onDone).then(waiting.look);
  };
  const fault = (): string | null => {
    if (problem === "passphrase-too-weak") return `${t(`errors:${problem}.what`)} ${t(`errors:${problem}.next`)}`;
    return isTold && next.text === "" ? t("passphrase.missingNew") : null;
  };
  return (
    <AskDialog
      heading={t("space.passphrase.heading")}
      onClose={onClose}
      answers={
        <>
          <Button onPress={onClose}>{t("frame:cancel")}</Button>
          <Button look="primary" busy={busy} unavailable={waiting.seconds > 0} onPress={change}>
            {t("space.passphrase.save")}
          </Button>
        </>
      }
    >
      <PassphraseField
        label={t("passphrase.old")}
        value={passphrase}
        onChange={(text) => {
          clear();
          setPassphrase(text);
        }}
        isShown={isShown}
        onShown={setIsShown}
        fault={isTold && passphrase === "" ? t("passphrase.missing") : null}
        onEnter={change}
      />
      <NewPassphraseFields
        name={name}
        value={next}
        onChange={(value) => {
          clear();
          setNext(value);
        }}
        fault={fault()}
        againFault={isTold && !isSame(next) ? t("passphrase.notSame") : null}
        onEnter={change}
      />
      <Tries problem={problem === "passphrase-too-weak" ? null : problem} waiting={waiting} />
    </AskDialog>
  );
};
