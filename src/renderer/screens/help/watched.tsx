import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { Option } from "../../components/option.tsx";
import { Screen } from "../../components/screen.tsx";
import type { WatchedAnswer } from "../../state/step.ts";
import { useStore } from "../../state/store.tsx";
import { ThreatenedLink } from "./threatened-link.tsx";

const answers: readonly WatchedAnswer[] = ["no", "maybe", "yes"];

/** What each answer means. Nothing here says to remove a watching program: whoever put it there may notice. */
const meanings = {
  no: ["leave"],
  maybe: ["device", "leave", "program", "talk"],
  yes: ["device", "leave", "program", "talk"],
} as const;

interface WatchedQuestionProps {
  readonly answer: WatchedAnswer | null;
  readonly onAnswer: (answer: WatchedAnswer) => void;
}

const WatchedQuestion = ({ answer, onAnswer }: WatchedQuestionProps) => {
  const { t } = useTranslation("path");
  return (
    <>
      <fieldset className="options options-beside">
        <legend className="out-of-sight">{t("watched.heading")}</legend>
        {answers.map((offered) => (
          <Option
            key={offered}
            kind="radio"
            group="watched"
            checked={answer === offered}
            onChange={() => onAnswer(offered)}
            label={t(`watched.${offered}`)}
          />
        ))}
      </fieldset>
      <div role="status" className="watched-means">
        {answer !== null &&
          meanings[answer].map((meaning) => <p key={meaning}>{t(`watched.means.${answer}.${meaning}` as "watched.means.yes.device")}</p>)}
      </div>
    </>
  );
};

const HelplineButton = ({ answer }: Pick<WatchedQuestionProps, "answer">) => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  if (answer === null || answer === "no") return null;
  return (
    <Button look={answer === "yes" ? "primary" : "plain"} onPress={() => dispatch({ type: "help-opened", aside: { at: "directory" } })}>
      {t("watched.helpline")}
    </Button>
  );
};

/** The first question: asked once, before anything is said of pictures, and nobody is sent away by any answer. */
export const WatchedScreen = () => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  const [answer, setAnswer] = useState<WatchedAnswer | null>(null);
  return (
    <Screen
      heading={t("watched.heading")}
      lead={t("watched.lead")}
      beside={<HelplineButton answer={answer} />}
      next={
        <Button
          look={answer === "yes" ? "plain" : "primary"}
          unavailable={answer === null}
          onPress={() => {
            if (answer !== null) dispatch({ type: "watched-answered" });
          }}
        >
          {t(answer === null || answer === "no" ? "watched.next" : "watched.nextAnyway")}
        </Button>
      }
    >
      <WatchedQuestion answer={answer} onAnswer={setAnswer} />
      <div className="row">
        <ThreatenedLink />
      </div>
    </Screen>
  );
};

/** The same question, looked up again from the path. */
export const WatchedAside = () => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  const [answer, setAnswer] = useState<WatchedAnswer | null>(null);
  return (
    <Screen
      heading={t("watched.heading")}
      lead={t("watched.lead")}
      onBack={() => dispatch({ type: "aside-closed" })}
      beside={<HelplineButton answer={answer} />}
    >
      <WatchedQuestion answer={answer} onAnswer={setAnswer} />
    </Screen>
  );
};
