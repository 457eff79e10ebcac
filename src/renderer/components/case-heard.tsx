import { useTranslation } from "react-i18next";
import type { CaseSummary } from "../../shared/model/case.ts";

interface CaseHeardProps {
  readonly summary: CaseSummary;
}

/** What a person waits for, the weightiest first. The rest is said on the case's own screen. */
const told = ["blocked", "pending-review", "not-blocked"] as const;

/** What partner platforms have said so far, all of them together. */
export const CaseHeard = ({ summary }: CaseHeardProps) => {
  const { t } = useTranslation("cases");
  const feedback = (summary.status?.platforms ?? []).flatMap((platform) => platform.feedback);
  const counts = told
    .map((value) => ({ value, count: feedback.reduce((sum, said) => sum + (said.value === value ? said.count : 0), 0) }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <p className="case-facts">
      {counts.map(({ value, count }) => (
        <span key={value}>{t(`heard.${value}`, { count })}</span>
      ))}
    </p>
  );
};
