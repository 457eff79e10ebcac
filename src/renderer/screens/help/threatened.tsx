import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { OutsideLink } from "../../components/outside-link.tsx";
import { Screen } from "../../components/screen.tsx";
import type { Step } from "../../state/step.ts";
import { useStore } from "../../state/store.tsx";
import { useHelpFor } from "./use-help-for.ts";
import { WhoToCall } from "./who-to-call.tsx";

/** In the order in which they matter. */
const steps = ["pay", "send", "keep", "stop", "report", "police", "tell"] as const;

/** Those that are another matter when somebody in the pictures was under 18. */
const otherUnder: ReadonlySet<(typeof steps)[number]> = new Set(["keep", "report", "police", "tell"]);

/** From here the path still has to be begun; everywhere else on it, it goes on where it was left. */
const beginsAnew: ReadonlySet<Step["at"]> = new Set(["done", "closed", "cases", "case"]);

/** What to do first when someone threatens to post pictures: one idea a step, then who can be called, then the way on. */
export const ThreatenedScreen = () => {
  const { t } = useTranslation("help");
  const { t: path } = useTranslation("path");
  const { state, dispatch } = useStore();
  const { age, choose } = useHelpFor();
  const id = useId();
  const isUnder = age === "under-18" || state.step.at === "stopped";
  const goOn = (): void => dispatch(beginsAnew.has(state.step.at) ? { type: "went", to: "welcome" } : { type: "help-left" });
  return (
    <Screen
      heading={t("threatened.heading")}
      lead={t("threatened.lead")}
      onBack={() => dispatch({ type: "aside-closed" })}
      next={
        isUnder ? undefined : (
          <Button look="primary" onPress={goOn}>
            {t("threatened.prints.next")}
          </Button>
        )
      }
    >
      {state.step.at !== "stopped" && (
        <div className="who" role="group" aria-labelledby={`${id}-who`}>
          <p id={`${id}-who`}>{t("threatened.who")}</p>
          <div className="views">
            <Button look="quiet" pressed={!isUnder} onPress={() => choose({ age: "adult" })}>
              {t("threatened.adult")}
            </Button>
            <Button look="quiet" pressed={isUnder} onPress={() => choose({ age: "under-18" })}>
              {t("threatened.under")}
            </Button>
          </div>
        </div>
      )}
      <ol className="first-steps">
        {steps.map((step) => (
          <li key={step}>
            <h2>{t(`threatened.${step}.heading`)}</h2>
            <p>{t(isUnder && otherUnder.has(step) ? (`threatened.${step}.bodyUnder` as "threatened.keep.bodyUnder") : `threatened.${step}.body`)}</p>
          </li>
        ))}
      </ol>
      <WhoToCall age={isUnder ? "under-18" : "adult"} />
      <section className="then" aria-labelledby={`${id}-then`}>
        <h2 id={`${id}-then`}>{t("threatened.prints.heading")}</h2>
        <p>{t(isUnder ? "threatened.prints.bodyUnder" : "threatened.prints.body")}</p>
        {isUnder && <OutsideLink link="take-it-down">{path("stopped.open", { name: path("stopped.takeItDown.name") })}</OutsideLink>}
      </section>
    </Screen>
  );
};
