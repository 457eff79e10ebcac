import { useTranslation } from "react-i18next";
import type { CaseSummary, ElsewhereCase } from "../../../shared/model/case.ts";
import { CaseHeard } from "../../components/case-heard.tsx";
import { CaseStatus } from "../../components/case-status.tsx";
import { useFormat } from "../../format/use-format.ts";
import { caseStateOf } from "../../state/case-state.ts";
import { useStore } from "../../state/store.tsx";

/** After this long a known state says little about today. */
const OLD = 14 * 86_400_000;

interface OwnRowProps {
  readonly summary: CaseSummary;
  readonly now: number;
}

/** One of our own cases, from what was last known of it. */
export const OwnRow = ({ summary, now }: OwnRowProps) => {
  const { t } = useTranslation("cases");
  const { dispatch } = useStore();
  const format = useFormat();
  const standing = caseStateOf(summary);
  const hasEnded = standing === "withdrawn" || standing === "deleted";
  const isOld = !hasEnded && summary.status !== null && now - summary.status.checkedAt > OLD;
  return (
    <li className="card case-row">
      <h2>
        <button type="button" className="case-link" onClick={() => dispatch({ type: "case-opened", case: summary.id })}>
          <bdi>{summary.label}</bdi>
        </button>
      </h2>
      <CaseStatus summary={summary} />
      <CaseHeard summary={summary} />
      <p className="hint case-facts">
        <span>{t("made", { date: format.day(summary.createdAt) })}</span>
        {summary.counts.photos > 0 && <span>{t("photos", { count: summary.counts.photos })}</span>}
        {summary.counts.videos > 0 && <span>{t("videos", { count: summary.counts.videos })}</span>}
        <span>
          <bdi>{summary.bank.name}</bdi>
        </span>
      </p>
      {isOld && <p className="hint">{t("old")}</p>}
      {summary.keeping === "session" && <p className="fault">{t("sessionOnly")}</p>}
    </li>
  );
};

/** A case of another service, in the same list. */
export const ElsewhereRow = ({ entry }: { readonly entry: ElsewhereCase }) => {
  const { t } = useTranslation("cases");
  const { dispatch } = useStore();
  const format = useFormat();
  return (
    <li className="card case-row">
      <h2>
        <button type="button" className="case-link" onClick={() => dispatch({ type: "aside-opened", aside: { at: "elsewhere", entry } })}>
          <bdi>{entry.label}</bdi>
        </button>
      </h2>
      <span className="case-status">
        <span className="badge badge-plain">
          {entry.service === "other" ? t("elsewhere.badgeOther") : t("elsewhere.badge", { service: t(`service.${entry.service}`) })}
        </span>
      </span>
      <p className="hint case-facts">
        <span>{t("elsewhere.entered", { date: format.day(entry.createdAt) })}</span>
        <span>{t("elsewhere.row")}</span>
      </p>
      {entry.keeping === "session" && <p className="fault">{t("sessionOnly")}</p>}
    </li>
  );
};
