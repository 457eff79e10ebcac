import { useTranslation } from "react-i18next";
import type { CheckingAll } from "../../state/use-check-all.ts";

interface CheckAllResultProps {
  readonly checking: CheckingAll;
  /** How many cases of other services are in the list: nobody asked about those. */
  readonly elsewhere: number;
}

/** How far the checking is, and what came of each. */
export const CheckAllResult = ({ checking, elsewhere }: CheckAllResultProps) => {
  const { t } = useTranslation(["cases", "errors"]);
  return (
    <div role="status" className="check-all">
      {checking.is === "running" && <p>{t("checkingAll.now", { now: checking.now, total: checking.total, label: checking.summary.label })}</p>}
      {checking.is === "done" && (
        <>
          <p>
            <strong>{checking.checked === 0 ? t("checkingAll.checkedNone") : t("checkingAll.checked", { count: checking.checked })}</strong>
          </p>
          {checking.faults.length > 0 && (
            <>
              <p>{t("checkingAll.failed", { count: checking.faults.length })}</p>
              <ul className="check-faults">
                {checking.faults.map(({ summary, code }) => (
                  <li key={summary.id}>
                    <strong>
                      <bdi>{summary.label}</bdi>
                    </strong>
                    <span>{t(`errors:${code}.what`)}</span> <span>{t(`errors:${code}.next`)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {checking.left > 0 && <p>{t("checkingAll.stopped", { count: checking.left })}</p>}
          {elsewhere > 0 && <p>{t("checkingAll.elsewhere", { count: elsewhere })}</p>}
        </>
      )}
    </div>
  );
};
