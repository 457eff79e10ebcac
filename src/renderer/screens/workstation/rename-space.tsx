import { useState } from "react";
import { useTranslation } from "react-i18next";
import { spaceName, type Place, type SpaceName } from "../../../shared/contract/spaces.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { ownprint } from "../../ownprint.ts";
import { useAsked } from "../../state/use-asked.ts";
import { PassphraseField } from "./passphrase-field.tsx";
import { Tries } from "./tries.tsx";
import { useWaiting } from "./use-waiting.ts";

interface RenameSpaceProps {
  readonly name: SpaceName;
  readonly onClose: () => void;
  readonly onDone: (place: Place) => void;
}

/** The name is sealed together with the passphrase, so changing it takes both. */
export const RenameSpace = ({ name, onClose, onDone }: RenameSpaceProps) => {
  const { t } = useTranslation(["workstation", "frame"]);
  const { ask, busy, problem, clear } = useAsked();
  const waiting = useWaiting();
  const [next, setNext] = useState<string>(name);
  const [passphrase, setPassphrase] = useState("");
  const [isShown, setIsShown] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const parsed = spaceName.safeParse(next);
  const rename = (): void => {
    setIsTold(true);
    if (busy || waiting.seconds > 0 || !parsed.success || passphrase === "") return;
    void ask(() => ownprint.spaces.rename({ name: parsed.data, passphrase }), ({ place }) => onDone(place)).then(waiting.look);
  };
  return (
    <AskDialog
      heading={t("space.rename.heading")}
      onClose={onClose}
      answers={
        <>
          <Button onPress={onClose}>{t("frame:cancel")}</Button>
          <Button look="primary" busy={busy} unavailable={waiting.seconds > 0} onPress={rename}>
            {t("space.rename.save")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("space.rename.label")}
        hint={t("name.hint")}
        value={next}
        maxLength={60}
        fault={isTold && !parsed.success ? t("name.missing") : null}
        onChange={setNext}
        onEnter={rename}
      />
      <PassphraseField
        label={t("passphrase.label")}
        value={passphrase}
        onChange={(text) => {
          clear();
          setPassphrase(text);
        }}
        isShown={isShown}
        onShown={setIsShown}
        fault={isTold && passphrase === "" ? t("passphrase.missing") : null}
        onEnter={rename}
      />
      <Tries problem={problem} waiting={waiting} />
    </AskDialog>
  );
};
