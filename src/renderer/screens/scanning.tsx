import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../shared/contract/index.ts";
import type { ScanProgress, ScanState } from "../../shared/model/scan.ts";
import { AskDialog } from "../components/ask-dialog.tsx";
import { Button } from "../components/button.tsx";
import { Problem } from "../components/problem.tsx";
import { ProgressBar } from "../components/progress-bar.tsx";
import { Screen } from "../components/screen.tsx";
import { useFormat } from "../format/use-format.ts";
import { ownprint } from "../ownprint.ts";
import { FIELD } from "../ridge/figure.ts";
import { MARK_SEED } from "../ridge/mark.ts";
import { RidgeFigure } from "../ridge/ridge-figure.tsx";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";

interface ScanningScreenProps {
  readonly scan: ScanProgress;
}

const words = {
  running: { heading: "scanning.headingRunning", lead: "scanning.leadRunning" },
  paused: { heading: "scanning.headingPaused", lead: "scanning.leadPaused" },
  done: { heading: "scanning.headingDone", lead: "scanning.leadDone" },
  cancelled: { heading: "scanning.headingCancelled", lead: "scanning.leadCancelled" },
} as const satisfies Record<ScanState, unknown>;

/** By bytes where there are any: a film takes longer than a snapshot. Null while the end is unknown. */
const shareOf = ({ state, countingDone, found, finished }: ScanProgress): number | null => {
  if (state === "done") return 1;
  if (!countingDone) return null;
  if (found.bytes > 0) return Math.min(1, finished.bytes / found.bytes);
  return found.files > 0 ? Math.min(1, finished.files / found.files) : null;
};

export const ScanningScreen = ({ scan }: ScanningScreenProps) => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const format = useFormat();
  const [asksToStop, setAsksToStop] = useState(false);
  const { scan: id, state, found, finished, countingDone, remaining } = scan;

  // A small folder may be done before this screen listens.
  useEffect(() => {
    void ownprint.scan.progress({ scan: id }).then((outcome) => {
      if (outcome.ok) dispatch({ type: "scan-progressed", scan: outcome.value });
    });
  }, [id, dispatch]);

  const tell = (question: () => Promise<Outcome<ScanProgress>>): void =>
    void ask(question, (progress) => dispatch({ type: "scan-progressed", scan: progress }));
  const forget = (): void => {
    void ownprint.scan.forget({ scan: id });
    dispatch({ type: "scan-forgotten" });
  };
  const goOn = (): void => {
    setAsksToStop(false);
    if (state === "paused") tell(() => ownprint.scan.resume({ scan: id }));
  };

  const isOver = state === "done" || state === "cancelled";
  const share = shareOf(scan);
  const files = t(countingDone ? "scanning.files" : "scanning.filesCounting", {
    done: format.number(finished.files),
    found: format.number(found.files),
  });
  const rows = share === null ? 0 : Math.floor(share * FIELD);
  return (
    <Screen
      heading={t(words[state].heading)}
      lead={t(words[state].lead)}
      beside={
        isOver ? null : (
          <>
            <Button
              look="quiet"
              onPress={() => {
                setAsksToStop(true);
                if (state === "running") tell(() => ownprint.scan.pause({ scan: id }));
              }}
            >
              {t("scanning.stop")}
            </Button>
            {state === "paused" ? (
              <Button look="primary" busy={busy} onPress={() => tell(() => ownprint.scan.resume({ scan: id }))}>
                {t("scanning.resume")}
              </Button>
            ) : (
              <Button busy={busy} onPress={() => tell(() => ownprint.scan.pause({ scan: id }))}>
                {t("scanning.pause")}
              </Button>
            )}
          </>
        )
      }
      next={
        isOver ? (
          <Button look="primary" onPress={() => dispatch({ type: "review-opened" })}>
            {t("scanning.next")}
          </Button>
        ) : undefined
      }
    >
      <div className="scanning">
        <RidgeFigure shape="print" seed={MARK_SEED} rows={rows} className="scanning-figure" />
        <div className="scanning-facts">
          <p className="scanning-files numbers">{files}</p>
          <ProgressBar label={t("scanning.progress")} share={share} text={files} />
          <p className="numbers">{t("scanning.bytes", { done: format.bytes(finished.bytes), found: format.bytes(found.bytes) })}</p>
          {!isOver && (
            <p className="numbers">
              {!countingDone
                ? t("scanning.counting")
                : remaining === null
                  ? t("scanning.remainingUnknown")
                  : t("scanning.remaining", { time: format.remaining(remaining) })}
            </p>
          )}
          <ul className="scanning-counts">
            <li>{t("scanning.made", { count: scan.items })}</li>
            <li>{t("scanning.leftOut", { count: scan.skipped })}</li>
          </ul>
        </div>
      </div>
      <p role="status" className="out-of-sight">
        {t(words[state].heading)}
      </p>
      {scan.remembered === false && !isOver && <p className="hint">{t("unfinished.notRemembered")}</p>}
      {problem !== null && <Problem code={problem} />}
      {asksToStop && !isOver && (
        <AskDialog
          heading={t("scanning.stopHeading")}
          onClose={goOn}
          answers={
            <>
              <Button onPress={goOn}>{t("scanning.stopGoOn")}</Button>
              <Button
                onPress={() => {
                  setAsksToStop(false);
                  tell(() => ownprint.scan.cancel({ scan: id }));
                }}
              >
                {t("scanning.stopKeep")}
              </Button>
              <Button look="danger" onPress={forget}>
                {t("scanning.stopForget")}
              </Button>
            </>
          }
        >
          <p>{t("scanning.stopBody")}</p>
        </AskDialog>
      )}
    </Screen>
  );
};
