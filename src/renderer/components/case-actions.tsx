import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseLabel, type CaseSummary } from "../../shared/model/case.ts";
import { ownprint } from "../ownprint.ts";
import { caseStateOf } from "../state/case-state.ts";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { Button } from "./button.tsx";
import { Problem } from "./problem.tsx";
import { TextField } from "./text-field.tsx";

interface CaseActionsProps {
  readonly summary: CaseSummary;
}

type Question = "rename" | "withdraw" | "forget";

/** What can be done with a case beside checking it. Each asks first. */
export const CaseActions = ({ summary }: CaseActionsProps) => {
  const { t } = useTranslation(["cases", "frame"]);
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const [question, setQuestion] = useState<Question | null>(null);
  const [label, setLabel] = useState<string>(summary.label);
  const standing = caseStateOf(summary);
  const canWithdraw = standing !== "withdrawn" && standing !== "deleted" && standing !== "withdrawalAsked" && standing !== "drafted";

  const open = (next: Question): void => {
    clear();
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
  const withdraw = async (): Promise<void> => {
    dispatch({ type: "asking", host: summary.bank.host });
    await ask(() => ownprint.cases.withdraw({ case: summary.id }), changed);
    dispatch({ type: "asking", host: null });
  };
  const forget = (): void => void ask(() => ownprint.cases.forget({ case: summary.id }), () => dispatch({ type: "case-forgotten", case: summary.id }));
  const wrong = problem === null ? null : <Problem code={problem} />;

  return (
    <div className="row">
      <Button look="quiet" onPress={() => open("rename")}>
        {t("one.rename")}
      </Button>
      {canWithdraw && (
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
              <Button look="danger" busy={busy} onPress={() => void withdraw()}>
                {t("one.withdrawYes")}
              </Button>
            </>
          }
        >
          <p>{t("one.withdrawBody", { bank: summary.bank.name })}</p>
          {wrong}
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
