import { useTranslation } from "react-i18next";
import type { CaseSummary } from "../../shared/model/case.ts";
import { useFormat } from "../format/use-format.ts";
import { CaseActions } from "./case-actions.tsx";

interface CaseFactsProps {
  readonly summary: CaseSummary;
  readonly canAsk: boolean;
}

/** What a case is, and what can be done with it. */
export const CaseFacts = ({ summary, canAsk }: CaseFactsProps) => {
  const { t } = useTranslation("cases");
  const format = useFormat();
  const { photos, videos, fingerprints } = summary.counts;
  return (
    <section className="card" aria-labelledby="case-about">
      <h2 id="case-about">{t("one.about")}</h2>
      <dl className="summary">
        <div>
          <dt>{t("one.bank")}</dt>
          <dd>
            <bdi>{summary.bank.name}</bdi> <bdi className="hint">{summary.bank.host}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("one.made")}</dt>
          <dd>{format.longDay(summary.createdAt)}</dd>
        </div>
        <div>
          <dt>{t("one.contents")}</dt>
          <dd className="case-facts">
            {photos > 0 && <span>{t("photos", { count: photos })}</span>}
            {videos > 0 && <span>{t("videos", { count: videos })}</span>}
            {photos + videos === 0 && <span>{t("one.fingerprints", { count: fingerprints })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t("one.kept")}</dt>
          <dd>{t(summary.keeping === "keychain" ? "one.keptKeychain" : "one.keptSession")}</dd>
        </div>
      </dl>
      <CaseActions summary={summary} canAsk={canAsk} />
    </section>
  );
};
