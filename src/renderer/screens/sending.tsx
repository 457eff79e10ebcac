import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../components/button.tsx";
import { CaseProblem } from "../components/case-problem.tsx";
import { ProgressBar } from "../components/progress-bar.tsx";
import { Screen } from "../components/screen.tsx";
import { useFormat } from "../format/use-format.ts";
import { ownprint } from "../ownprint.ts";
import { canBeTakenBack } from "../state/reducer.ts";
import type { Step } from "../state/step.ts";
import { useStore } from "../state/store.tsx";

interface SendingScreenProps {
  readonly step: Extract<Step, { readonly at: "sending" }>;
}

export const SendingScreen = ({ step }: SendingScreenProps) => {
  const { t } = useTranslation("send");
  const { dispatch } = useStore();
  const format = useFormat();
  const { draft, phase, delivered, total, problem } = step;
  const isAsked = useRef(false);

  const send = useCallback(() => {
    void ownprint.sending.send({ draft: draft.id }).then((outcome) => {
      if (outcome.ok) dispatch({ type: "sent", ...outcome.value });
      else dispatch({ type: "send-failed", code: outcome.code });
    });
  }, [draft.id, dispatch]);

  useEffect(() => {
    // Once for the press that led here, however often the screen is drawn.
    if (isAsked.current) return;
    isAsked.current = true;
    send();
  }, [send]);

  const counted = t("sending.sent", { done: format.number(delivered), total: format.number(total) });
  return (
    <Screen
      heading={t(problem === null ? "sending.heading" : "sending.headingFailed")}
      lead={problem === null ? t("sending.lead") : t("sending.safe")}
      onBack={
        canBeTakenBack(step)
          ? () => {
              void ownprint.sending.discard({ draft: draft.id });
              dispatch({ type: "went-back" });
            }
          : undefined
      }
      beside={
        problem === null ? undefined : (
          <Button look="quiet" onPress={() => dispatch({ type: "went", to: "cases" })}>
            {t("sending.later")}
          </Button>
        )
      }
    >
      <p className="sending-phase" role="status">
        {problem === null ? t(`sending.${phase}`) : ""}
      </p>
      <ProgressBar label={t("sending.progress")} share={total === 0 ? null : delivered / total} text={counted} />
      <p className="numbers">{counted}</p>
      {problem !== null && (
        <CaseProblem
          code={problem}
          onTryAgain={() => {
            dispatch({ type: "send-pressed" });
            send();
          }}
        />
      )}
    </Screen>
  );
};
