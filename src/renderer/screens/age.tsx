import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../components/button.tsx";
import { Option } from "../components/option.tsx";
import { Screen } from "../components/screen.tsx";
import type { AgeAnswer } from "../state/step.ts";
import { useStore } from "../state/store.tsx";

const answers: readonly AgeAnswer[] = ["everyone-adult", "someone-under-18", "not-sure", "sorted-in-review"];

export const AgeScreen = () => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  const [answer, setAnswer] = useState<AgeAnswer | null>(null);
  return (
    <Screen
      heading={t("age.heading")}
      lead={t("age.lead")}
      onBack={() => dispatch({ type: "went-back" })}
      next={
        <Button
          look="primary"
          unavailable={answer === null}
          onPress={() => {
            if (answer !== null) dispatch({ type: "age-answered", answer });
          }}
        >
          {t("age.next")}
        </Button>
      }
    >
      <fieldset className="options">
        <legend className="out-of-sight">{t("age.legend")}</legend>
        {answers.map((offered) => (
          <Option
            key={offered}
            kind="radio"
            group="age"
            checked={answer === offered}
            onChange={() => setAnswer(offered)}
            label={t(`age.${offered}`)}
            {...(offered === "sorted-in-review" ? { hint: t("age.sortedHint") } : {})}
          />
        ))}
      </fieldset>
      <p className="hint">{t("age.why")}</p>
    </Screen>
  );
};
