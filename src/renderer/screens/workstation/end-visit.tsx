import { useTranslation } from "react-i18next";
import type { CaseSummary } from "../../../shared/model/case.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { Problem } from "../../components/problem.tsx";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";

/** What would be gone with the visit; null when it could not be asked. */
export interface InVisit {
  readonly cases: readonly CaseSummary[];
  /** Cases of other services that were entered by hand. */
  readonly elsewhere: number;
}

interface EndVisitProps {
  readonly inVisit: InVisit | null;
  readonly isUnderWay: boolean;
  readonly onClose: () => void;
}

/** The last moment at which a client's number and PIN can be written down. */
export const EndVisit = ({ inVisit, isUnderWay, onClose }: EndVisitProps) => {
  const { t } = useTranslation("workstation");
  const { dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const cases = inVisit?.cases ?? [];
  const holds = cases.length + (inVisit?.elsewhere ?? 0);
  const end = (): void => void ask(() => ownprint.spaces.lock(), () => dispatch({ type: "place-left", ending: { kind: "visit-ended", held: holds } }));
  return (
    <AskDialog
      heading={t(inVisit === null || holds > 0 ? "end.headingSheet" : "end.heading")}
      onClose={onClose}
      answers={
        <>
          <Button onPress={onClose}>{t("end.no")}</Button>
          <Button look="danger" busy={busy} onPress={end}>
            {t("end.yes")}
          </Button>
        </>
      }
    >
      {inVisit === null && <p>{t("end.unknown")}</p>}
      {holds > 0 && <p>{t("end.cases", { count: holds })}</p>}
      {cases.length > 0 && (
        <ul className="end-cases">
          {cases.map(({ id, label }) => (
            <li key={id}>
              <bdi>{label}</bdi>
              <Button
                label={t("end.sheetFor", { label })}
                onPress={() => {
                  onClose();
                  dispatch({ type: "aside-opened", aside: { at: "sheet", case: id } });
                }}
              >
                {t("end.sheet")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isUnderWay && <p>{t("end.underWay")}</p>}
      {problem !== null && <Problem code={problem} />}
    </AskDialog>
  );
};
