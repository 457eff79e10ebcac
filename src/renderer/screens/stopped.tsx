import { useTranslation } from "react-i18next";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { StoppedPlaces } from "../components/stopped-places.tsx";
import type { ScanAge } from "../../shared/model/scan.ts";
import type { AgeAnswer } from "../state/step.ts";
import { useStore } from "../state/store.tsx";
import { WhoToCall } from "./help/who-to-call.tsx";

interface StoppedScreenProps {
  readonly answer: Exclude<AgeAnswer, ScanAge>;
}

/** Pictures of people under 18: stop, explain, and point to those who are there for it. */
export const StoppedScreen = ({ answer }: StoppedScreenProps) => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  const isUnder = answer === "someone-under-18";
  const back = (): void => dispatch({ type: "went-back" });
  return (
    <Screen
      heading={t(isUnder ? "stopped.headingUnder" : "stopped.headingUnsure")}
      lead={t(isUnder ? "stopped.lead" : "stopped.leadUnsure")}
      onBack={back}
      beside={
        <Button look="quiet" onPress={back}>
          {t("stopped.wrong")}
        </Button>
      }
    >
      <StoppedPlaces />
      <section className="stopped-not">
        <h2>{t("stopped.leaveHeading")}</h2>
        <p>{t("stopped.leave")}</p>
      </section>
      <Notice kind="calm">
        <p>{t("stopped.threatened")}</p>
        <Button onPress={() => dispatch({ type: "help-opened", aside: { at: "threatened" }, age: "under-18" })}>{t("stopped.threatenedOpen")}</Button>
      </Notice>
      <WhoToCall age="under-18" />
      <p className="hint">{t("stopped.nothing")}</p>
    </Screen>
  );
};
