import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../shared/model/assert-never.ts";
import type { CaseId } from "../../shared/model/brand.ts";
import type { CaseSummary } from "../../shared/model/case.ts";
import { Button } from "../components/button.tsx";
import { CaseFacts } from "../components/case-facts.tsx";
import { CasePlatforms } from "../components/case-platforms.tsx";
import { CaseProblem } from "../components/case-problem.tsx";
import { CaseStatus } from "../components/case-status.tsx";
import { CaseWithdrawal } from "../components/case-withdrawal.tsx";
import { Problem } from "../components/problem.tsx";
import { RevealedKeys } from "../components/revealed-keys.tsx";
import { Screen } from "../components/screen.tsx";
import { useFormat } from "../format/use-format.ts";
import { ownprint } from "../ownprint.ts";
import { caseStateOf, type CaseState } from "../state/case-state.ts";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";
import { useWithdraw } from "../state/use-withdraw.ts";

interface CaseScreenProps {
  readonly id: CaseId;
}

export const CaseScreen = ({ id }: CaseScreenProps) => {
  const { dispatch, state } = useStore();
  const summary = state.cases?.find((known) => known.id === id);
  if (summary === undefined) {
    return (
      <UnknownCase onBack={() => dispatch({ type: "went", to: "cases" })} />
    );
  }
  return <KnownCase summary={summary} />;
};

const UnknownCase = ({ onBack }: { readonly onBack: () => void }) => {
  const { t } = useTranslation("cases");
  return (
    <Screen heading={t("heading")} onBack={onBack}>
      <Problem code="unknown-case" />
    </Screen>
  );
};

/** The one thing that helps most with a case as it stands. */
const firstStep = (standing: CaseState, canAsk: boolean): "send" | "rest" | "check" | null => {
  if (!canAsk) return null;
  switch (standing) {
    case "drafted":
      return "send";
    case "sent":
      return "rest";
    case "sending":
    case "confirmed":
    case "received":
    case "active":
    case "withdrawn":
    case "withdrawalAsked":
      return "check";
    case "deleted":
      return null;
    default:
      return assertNever(standing);
  }
};

const KnownCase = ({ summary }: { readonly summary: CaseSummary }) => {
  const { t } = useTranslation("cases");
  const { about, dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const withdrawing = useWithdraw();
  const format = useFormat();
  const [wasChecked, setWasChecked] = useState(false);
  const stands = useRef<HTMLElement>(null);
  const standing = caseStateOf(summary);
  const canAsk = about.bank?.host === summary.bank.host;
  const first = firstStep(standing, canAsk);

  const check = async (): Promise<void> => {
    setWasChecked(false);
    // The button is always in sight; what it finds out may not be.
    stands.current?.scrollIntoView({ block: "nearest" });
    dispatch({ type: "asking", host: summary.bank.host });
    await ask(
      () => ownprint.cases.check({ case: summary.id }),
      (checked) => {
        dispatch({ type: "case-changed", summary: checked });
        setWasChecked(true);
      },
    );
    dispatch({ type: "asking", host: null });
  };
  const choose = (): void => dispatch({ type: "adding-began", case: summary.id });

  return (
    <Screen
      heading={<bdi>{summary.label}</bdi>}
      onBack={() => dispatch({ type: "went-back" })}
      beside={
        first === "rest" && (
          <Button busy={busy} onPress={() => void check()}>
            {t("one.check")}
          </Button>
        )
      }
      next={
        first === "check" ? (
          <Button look="primary" busy={busy} onPress={() => void check()}>
            {t("one.check")}
          </Button>
        ) : (
          first !== null && (
            <Button look="primary" onPress={choose}>
              {t(first === "send" ? "one.again" : "one.againSame")}
            </Button>
          )
        )
      }
    >
      <section className="card" aria-labelledby="case-status" ref={stands}>
        <h2 id="case-status">{t("one.status")}</h2>
        <CaseStatus summary={summary} />
        <p>
          {t(`means.${standing}`, {
            bank: summary.bank.name,
            delivered: format.number(summary.delivered),
            total: format.number(summary.counts.fingerprints),
          })}
        </p>
        {!canAsk && <p>{t("one.otherBank", { host: summary.bank.host })}</p>}
        <p role="status" className="hint">
          {busy ? t("one.checking", { host: summary.bank.host }) : wasChecked ? t("one.checked") : ""}
        </p>
        {problem !== null && <CaseProblem code={problem} onTryAgain={() => void check()} busy={busy} paper="read" />}
      </section>
      {summary.withdrawal !== null && (
        <CaseWithdrawal
          withdrawal={summary.withdrawal}
          busy={withdrawing.busy}
          onAgain={canAsk ? () => void withdrawing.withdraw(summary, () => undefined) : null}
        />
      )}
      {withdrawing.problem !== null && <CaseProblem code={withdrawing.problem} />}
      <CasePlatforms summary={summary} />
      <RevealedKeys id={summary.id} />
      <CaseFacts summary={summary} canAsk={canAsk} />
    </Screen>
  );
};
