import { useState } from "react";
import { useTranslation } from "react-i18next";
import { spaceName } from "../../../shared/contract/spaces.ts";
import { Button } from "../../components/button.tsx";
import { Screen } from "../../components/screen.tsx";
import { TextField } from "../../components/text-field.tsx";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";
import { PassphraseField } from "./passphrase-field.tsx";
import { Tries } from "./tries.tsx";
import { useWaiting } from "./use-waiting.ts";

/** Nothing here tells whether there is a space of that name: one sentence for a wrong name and a wrong passphrase. */
export const SpaceOpenScreen = () => {
  const { t } = useTranslation("workstation");
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const waiting = useWaiting();
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [isShown, setIsShown] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const parsed = spaceName.safeParse(name);

  const typed = (set: (text: string) => void) => (text: string): void => {
    clear();
    set(text);
  };
  const open = (): void => {
    setIsTold(true);
    if (busy || waiting.seconds > 0 || !parsed.success || passphrase === "") return;
    void ask(
      () => ownprint.spaces.open({ name: parsed.data, passphrase }),
      ({ place }) => dispatch({ type: "place-entered", place, isNew: false }),
    ).then(waiting.look);
  };

  return (
    <Screen
      heading={t("open.heading")}
      lead={t("open.lead")}
      onBack={() => dispatch({ type: "aside-opened", aside: { at: "workstation" } })}
      next={
        <Button look="primary" busy={busy} unavailable={waiting.seconds > 0} onPress={open}>
          {t("open.next")}
        </Button>
      }
    >
      <TextField
        label={t("name.label")}
        value={name}
        maxLength={60}
        fault={isTold && !parsed.success ? t("name.missing") : null}
        onChange={typed(setName)}
        onEnter={open}
      />
      <PassphraseField
        label={t("passphrase.label")}
        value={passphrase}
        onChange={typed(setPassphrase)}
        isShown={isShown}
        onShown={setIsShown}
        fault={isTold && passphrase === "" ? t("passphrase.missing") : null}
        onEnter={open}
      />
      {busy && (
        <p className="hint" role="status">
          {t("open.busy")}
        </p>
      )}
      <Tries problem={problem} waiting={waiting} />
    </Screen>
  );
};
