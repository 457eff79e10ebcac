import { useTranslation } from "react-i18next";
import { Notice } from "../components/notice.tsx";
import { OutsideLink } from "../components/outside-link.tsx";
import { Screen } from "../components/screen.tsx";
import type { AgeAnswer } from "../state/step.ts";
import { useStore } from "../state/store.tsx";

interface StoppedScreenProps {
  readonly answer: Exclude<AgeAnswer, "everyone-adult">;
}

const places = [
  { link: "take-it-down", words: "takeItDown" },
  { link: "report-remove", words: "reportRemove" },
] as const;

/** Pictures of people under 18: stop, explain, and point to those who are there for it. */
export const StoppedScreen = ({ answer }: StoppedScreenProps) => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  const isUnder = answer === "someone-under-18";
  return (
    <Screen
      heading={t(isUnder ? "stopped.headingUnder" : "stopped.headingUnsure")}
      lead={t(isUnder ? "stopped.lead" : "stopped.leadUnsure")}
      onBack={() => dispatch({ type: "went-back" })}
    >
      <ul className="places">
        {places.map(({ link, words }) => (
          <li key={link} className="card">
            <h2>{t(`stopped.${words}.name`)}</h2>
            <p>{t(`stopped.${words}.who`)}</p>
            <OutsideLink link={link}>{t("stopped.open", { name: t(`stopped.${words}.name`) })}</OutsideLink>
          </li>
        ))}
      </ul>
      <Notice kind="calm">
        <p>{t("stopped.threatened")}</p>
      </Notice>
      <p>{t("stopped.leave")}</p>
      <p className="hint">{t("stopped.nothing")}</p>
    </Screen>
  );
};
