import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "../../shared/model/brand.ts";
import type { ScanProgress } from "../../shared/model/scan.ts";
import { Button } from "../components/button.tsx";
import { CaseProblem } from "../components/case-problem.tsx";
import { Problem } from "../components/problem.tsx";
import { Screen } from "../components/screen.tsx";
import { ownprint } from "../ownprint.ts";
import { chosenItems } from "../state/chosen-items.ts";
import type { Selection } from "../state/selection.ts";
import type { Wishes } from "../state/step.ts";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";

interface AddMoreScreenProps {
  readonly scan: ScanProgress;
  readonly selection: Selection;
  readonly wishes: Wishes;
  readonly to: CaseId;
}

/** In place of the question where to keep a new case: this one is kept already, with its number and PIN. */
export const AddMoreScreen = ({ scan, selection, wishes, to }: AddMoreScreenProps) => {
  const { t } = useTranslation("send");
  const { state, dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const items = useMemo(() => chosenItems(selection, scan.items), [selection, scan.items]);
  const summary = state.cases?.find(({ id }) => id === to);
  const back = (): void => dispatch({ type: "went-back" });
  if (summary === undefined) {
    return (
      <Screen heading={t("adding.heading")} onBack={back}>
        <Problem code="unknown-case" />
      </Screen>
    );
  }
  const { label, keeping } = summary;
  const isWhole = summary.sending === "confirmed";
  const prepare = (): void =>
    void ask(
      () => ownprint.sending.prepareMore({ scan: scan.scan, items: [...items], case: to }),
      (draft) => {
        dispatch({ type: "wishes-changed", wishes: { ...wishes, label, keeping } });
        dispatch({ type: "drafted", draft });
      },
    );
  return (
    <Screen
      heading={t(isWhole ? "adding.heading" : "adding.headingAgain")}
      lead={t(isWhole ? "adding.lead" : "adding.leadAgain")}
      onBack={back}
      next={
        <Button look="primary" busy={busy} onPress={prepare}>
          {t("adding.next")}
        </Button>
      }
    >
      <dl className="summary">
        <div>
          <dt>{t("adding.case")}</dt>
          <dd>
            <bdi>{label}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("confirm.to")}</dt>
          <dd>{t("confirm.toValue", { name: summary.bank.name, host: summary.bank.host })}</dd>
        </div>
        <div>
          <dt>{t("adding.chosen")}</dt>
          <dd>{t("adding.chosenFiles", { count: items.length })}</dd>
        </div>
      </dl>
      {problem !== null && <CaseProblem code={problem} onTryAgain={prepare} busy={busy} />}
    </Screen>
  );
};
