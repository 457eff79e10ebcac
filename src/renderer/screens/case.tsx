import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "../../shared/model/brand.ts";
import type { CaseSummary } from "../../shared/model/case.ts";
import { Button } from "../components/button.tsx";
import { CaseActions } from "../components/case-actions.tsx";
import { CasePlatforms } from "../components/case-platforms.tsx";
import { CaseStatus } from "../components/case-status.tsx";
import { Problem } from "../components/problem.tsx";
import { RevealedKeys } from "../components/revealed-keys.tsx";
import { Screen } from "../components/screen.tsx";
import { useFormat } from "../format/use-format.ts";
import { ownprint } from "../ownprint.ts";
import { caseStateOf } from "../state/case-state.ts";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";

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

const KnownCase = ({ summary }: { readonly summary: CaseSummary }) => {
  const { t } = useTranslation("cases");
  const { dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const format = useFormat();
  const [wasChecked, setWasChecked] = useState(false);
  const standing = caseStateOf(summary);

  const check = async (): Promise<void> => {
    setWasChecked(false);
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

  return (
    <Screen
      heading={<bdi>{summary.label}</bdi>}
      onBack={() => dispatch({ type: "went-back" })}
      next={
        <Button look="primary" busy={busy} onPress={() => void check()}>
          {t("one.check")}
        </Button>
      }
    >
      <section className="card" aria-labelledby="case-status">
        <h2 id="case-status">{t("one.status")}</h2>
        <CaseStatus summary={summary} />
        <p>
          {t(`means.${standing}`, {
            bank: summary.bank.name,
            delivered: format.number(summary.delivered),
            total: format.number(summary.counts.fingerprints),
          })}
        </p>
        <p role="status" className="hint">
          {busy ? t("one.checking", { host: summary.bank.host }) : wasChecked ? t("one.checked") : ""}
        </p>
        {problem !== null && <Problem code={problem} onTryAgain={() => void check()} busy={busy} />}
      </section>
      <CasePlatforms summary={summary} />
      <RevealedKeys id={summary.id} />
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
            <dd>
              {[
                ...(summary.counts.photos > 0 ? [t("photos", { count: summary.counts.photos })] : []),
                ...(summary.counts.videos > 0 ? [t("videos", { count: summary.counts.videos })] : []),
              ].join(" · ")}
            </dd>
          </div>
          <div>
            <dt>{t("one.kept")}</dt>
            <dd>{t(summary.keeping === "keychain" ? "one.keptKeychain" : "one.keptSession")}</dd>
          </div>
        </dl>
        <CaseActions summary={summary} />
      </section>
    </Screen>
  );
};
