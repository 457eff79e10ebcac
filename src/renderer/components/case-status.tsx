import { useTranslation } from "react-i18next";
import type { CaseSummary } from "../../shared/model/case.ts";
import { useFormat } from "../format/use-format.ts";
import { caseStateOf, needsCare } from "../state/case-state.ts";

interface CaseStatusProps {
  readonly summary: CaseSummary;
}

/** How a case stands, with how old that knowledge is. */
export const CaseStatus = ({ summary }: CaseStatusProps) => {
  const { t } = useTranslation("cases");
  const format = useFormat();
  const state = caseStateOf(summary);
  return (
    <span className="case-status">
      <span className={needsCare(state) ? "badge badge-attention" : "badge"}>{t(`state.${state}`)}</span>
      <span className="hint">{summary.status === null ? t("neverChecked") : t("checkedAt", { ago: format.ago(summary.status.checkedAt) })}</span>
    </span>
  );
};
