import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseLabel, type CaseSummary } from "../../shared/model/case.ts";
import { ownprint } from "../ownprint.ts";
import { caseStateOf } from "../state/case-state.ts";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";
import { useWithdraw } from "../state/use-withdraw.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { Button } from "./button.tsx";
import { CaseProblem } from "./case-problem.tsx";
import { TextField } from "./text-field.tsx";

interface CaseActionsProps {
  readonly summary: CaseSummary;
  /** Whether this program can ask the bank of the case. */
  readonly canAsk: boolean;
}

type Question = "rename" | "withdraw" | "forget";

/** What can be done with a case beside checking it. Each asks first. */
export const CaseActions = ({ summary, canAsk }: CaseActionsProps) => {
  const { t } = useTranslation(["cases", "frame"]);
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const withdrawing = useWithdraw();
  const [question, setQuestion] = useState<Question | null>(null);
  const [label, setLabel] = useState<string>(summary.label);
  const standing = caseStateOf(summary);
  const hasEnded = standing === "withdrawn" || standing === "deleted" || standing === "withdrawalAsked";
  // A case that may not have arrived has no number yet, and nothing can be added to it or taken out.
  const hasArrived = standing !== "drafted" && standing !== "sending";

  const open = (next: Question): void => {
    clear();
    withdrawing.clear();
    setLabel(summary.label);
    setQuestion(next);
  };
  const close = (): void => setQuestion(null);
  const changed = (next: CaseSummary): void => {
    dispatch({ type: "case-changed", summary: next });
    close();
  };
  const rename = (): void => {
    const parsed = caseLabel.safeParse(label);
    if (parsed.success) void ask(() => ownprint.cases.rename({ case: summary.id, label: parsed.data }), changed);
  };
  const withdraw = (): void => void withdrawing.withdraw(summary, close);
  const forget = (): void => void ask(() => ownprint.cases.forget({ case: summary.id }), () => dispatch({ type: "case-forgotten", case: summary.id }));
  const wrong = problem === null ? null : <CaseProblem code={problem} />;

  return (
    <div className="row">
      {canAsk && hasArrived && !hasEnded && summary.sending === "confirmed" && (
        <Button onPress={() => dispatch({ type: "adding-began", case: summary.id })}>{t("one.add")}</Button>
      )}
      <Button look="quiet" onPress={() => open("rename")}>
        {t("one.rename")}
      </Button>
      {canAsk && hasArrived && !hasEnded && (
        <Button look="quiet" onPress={() => open("withdraw")}>
          {t("one.withdraw")}
        </Button>
      )}
      <Button look="quiet" onPress={() => open("forget")}>
        {t("one.forget")}
      </Button>
      {question === "rename" && (
        <AskDialog
          heading={t("one.renameHeading")}
          onClose={close}
          answers={
            <>
              <Button onPress={close}>{t("frame:cancel")}</Button>
              <Button look="primary" busy={busy} unavailable={label.trim() === ""} onPress={rename}>
                {t("one.renameSave")}
              </Button>
            </>
          }
        >
          <TextField label={t("one.renameLabel")} value={label} maxLength={80} onChange={setLabel} onEnter={rename} />
          {wrong}
        </AskDialog>
      )}
      {question === "withdraw" && (
        <AskDialog
          heading={t("one.withdrawHeading")}
          onClose={close}
          answers={
            <>
              <Button onPress={close}>{t("one.withdrawNo")}</Button>
              <Button look="danger" busy={withdrawing.busy} onPress={withdraw}>
                {t("one.withdrawYes")}
              </Button>
            </>
          }
        >
          <p>{t("one.withdrawBody", { bank: summary.bank.name })}</p>
          {withdrawing.problem !== null && <CaseProblem code={withdrawing.problem} onTryAgain={withdraw} busy={withdrawing.busy} />}
        </AskDialog>
      )}
      {question === "forget" && (
        <AskDialog
          heading={t("one.forgetHeading")}
          onClose={close}
          answers={
            <>
              <Button onPress={close}>{t("one.forgetNo")}</Button>
              <Button look="danger" busy={busy} onPress={forget}>
                {t("one.forgetYes")}
              </Button>
            </>
          }
        >
          <p>{t("one.forgetBody", { bank: summary.bank.name })}</p>
          {wrong}
        </AskDialog>
      )}
    </div>
  );
};
