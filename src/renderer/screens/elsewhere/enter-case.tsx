import { useState } from "react";
import { useTranslation } from "react-i18next";
import { elsewhereService, type ElsewhereService } from "../../../shared/model/case.ts";
import { Button } from "../../components/button.tsx";
import { Option } from "../../components/option.tsx";
import { Screen } from "../../components/screen.tsx";
import { useStore } from "../../state/store.tsx";

/** A case that is not in the list yet: first where it was made, because each place gives people something else. */
export const EnterCaseScreen = () => {
  const { t } = useTranslation("cases");
  const { about, dispatch } = useStore();
  const [chosen, setChosen] = useState<"own" | ElsewhereService | null>(null);
  const goOn = (): void => {
    if (chosen === "own") dispatch({ type: "aside-opened", aside: { at: "adopt" } });
    else if (chosen !== null) dispatch({ type: "aside-opened", aside: { at: "note-elsewhere", service: chosen } });
  };
  return (
    <Screen
      heading={t("enter.heading")}
      lead={t("enter.lead")}
      onBack={() => dispatch({ type: "aside-closed" })}
      next={
        <Button look="primary" unavailable={chosen === null} onPress={goOn}>
          {t("enter.next")}
        </Button>
      }
    >
      <fieldset className="options">
        <legend className="out-of-sight">{t("enter.legend")}</legend>
        <Option
          kind="radio"
          group="made-at"
          checked={chosen === "own"}
          disabled={about.bank === null}
          onChange={() => setChosen("own")}
          label={t("enter.own")}
          hint={t(about.bank === null ? "enter.ownNoBank" : "enter.ownHint")}
        />
        {elsewhereService.options.map((service) => (
          <Option
            key={service}
            kind="radio"
            group="made-at"
            checked={chosen === service}
            onChange={() => setChosen(service)}
            label={t(`service.${service}`)}
            hint={t(`enter.${service}Hint`)}
          />
        ))}
      </fieldset>
    </Screen>
  );
};
