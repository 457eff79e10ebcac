import { useState } from "react";
import { useTranslation } from "react-i18next";
import { spaceName } from "../../../shared/contract/spaces.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Screen } from "../../components/screen.tsx";
import { TextField } from "../../components/text-field.tsx";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";
import { isSame, NewPassphraseFields, noPassphrase } from "./new-passphrase.tsx";
import { Tries } from "./tries.tsx";
import { useWaiting } from "./use-waiting.ts";

/** Makes a client's space and opens it. */
export const SpaceNewScreen = () => {
  const { t } = useTranslation(["workstation", "errors"]);
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const waiting = useWaiting();
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [isTold, setIsTold] = useState(false);
  const parsed = spaceName.safeParse(name);

  const make = (): void => {
    setIsTold(true);
    if (busy || waiting.seconds > 0 || !parsed.success || passphrase.text === "" || !isSame(passphrase)) return;
    void ask(
      () => ownprint.spaces.create({ name: parsed.data, passphrase: passphrase.text }),
      ({ place }) => dispatch({ type: "place-entered", place, isNew: true }),
    ).then(waiting.look);
  };
  const fault = (): string | null => {
    if (problem === "passphrase-too-weak") return `${t(`errors:${problem}.what`)} ${t(`errors:${problem}.next`)}`;
    return isTold && passphrase.text === "" ? t("passphrase.missingNew") : null;
  };
  const isElsewhere = problem !== null && problem !== "passphrase-too-weak" && problem !== "label-taken";

  return (
    <Screen
      heading={t("new.heading")}
      lead={t("new.lead")}
      onBack={() => dispatch({ type: "aside-opened", aside: { at: "workstation" } })}
      next={
        <Button look="primary" busy={busy} unavailable={waiting.seconds > 0} onPress={make}>
          {t("new.next")}
        </Button>
      }
    >
      <TextField
        label={t("name.label")}
        hint={t("name.hint")}
        value={name}
        maxLength={60}
        fault={isTold && !parsed.success ? t("name.missing") : null}
        onChange={(text) => {
          clear();
          setName(text);
        }}
      />
      <NewPassphraseFields
        name={name}
        value={passphrase}
        onChange={(value) => {
          clear();
          setPassphrase(value);
        }}
        fault={fault()}
        againFault={isTold && !isSame(passphrase) ? t("passphrase.notSame") : null}
        onEnter={make}
      />
      <Notice kind="attention" heading={t("new.onlyHeading")}>
        <p>{t("new.only")}</p>
      </Notice>
      {problem === "label-taken" && (
        <Notice kind="attention" announced>
          <p>{t("new.there")}</p>
          <Button onPress={() => dispatch({ type: "aside-opened", aside: { at: "space-open" } })}>{t("start.open.action")}</Button>
        </Notice>
      )}
      {busy && (
        <p className="hint" role="status">
          {t("new.busy")}
        </p>
      )}
      <Tries problem={isElsewhere ? problem : null} waiting={waiting} />
    </Screen>
  );
};
