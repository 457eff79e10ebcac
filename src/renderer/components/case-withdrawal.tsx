import { useTranslation } from "react-i18next";
import type { Withdrawal } from "../../shared/model/case.ts";
import { useFormat } from "../format/use-format.ts";
import { Button } from "./button.tsx";

interface CaseWithdrawalProps {
  readonly withdrawal: Withdrawal;
  readonly busy: boolean;
  /** Null where the bank of the case can't be asked. */
  readonly onAgain: (() => void) | null;
}

/** Withdrawing is asked first and confirmed later, and both are shown as what they are. */
export const CaseWithdrawal = ({ withdrawal, busy, onAgain }: CaseWithdrawalProps) => {
  const { t } = useTranslation("cases");
  const format = useFormat();
  const { askedAt, confirmedAt } = withdrawal;
  return (
    <section className="card" aria-labelledby="case-withdrawal">
      <h2 id="case-withdrawal">{t("one.withdrawal.heading")}</h2>
      <dl className="summary">
        <div>
          <dt>{t("one.withdrawal.asked")}</dt>
          <dd>{format.longDay(askedAt)}</dd>
        </div>
        <div>
          <dt>{t("one.withdrawal.confirmed")}</dt>
          <dd>{confirmedAt === null ? t("one.withdrawal.notConfirmed") : format.longDay(confirmedAt)}</dd>
        </div>
      </dl>
      <p>{t("one.withdrawal.platforms")}</p>
      {confirmedAt === null && onAgain !== null && (
        <>
          <p className="hint">{t("one.withdrawal.againHint")}</p>
          <Button busy={busy} onPress={onAgain}>
            {t("one.withdrawal.again")}
          </Button>
        </>
      )}
    </section>
  );
};
