import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecretsStatus } from "../../shared/contract/secrets.ts";
import type { Outcome } from "../../shared/contract/index.ts";
import type { CaseSummary } from "../../shared/model/case.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import { Button } from "../components/button.tsx";
import { CaseStatus } from "../components/case-status.tsx";
import { KeychainNotice } from "../components/keychain-notice.tsx";
import { Problem } from "../components/problem.tsx";
import { Screen } from "../components/screen.tsx";
import { useFormat } from "../format/use-format.ts";
import { ownprint } from "../ownprint.ts";
import { MARK_SEED } from "../ridge/mark.ts";
import { RidgeFigure } from "../ridge/ridge-figure.tsx";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";

interface Read {
  readonly listed: Outcome<readonly CaseSummary[]>;
  readonly status: Outcome<SecretsStatus>;
}

const read = async (): Promise<Read> => ({ listed: await ownprint.cases.list(), status: await ownprint.secrets.status() });

export const CasesScreen = () => {
  const { t } = useTranslation(["cases", "frame"]);
  const { state, dispatch } = useStore();
  const { ask, busy } = useAsked();
  const format = useFormat();
  const [keychain, setKeychain] = useState<SecretsStatus | null>(null);
  const [isRead, setIsRead] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const { cases } = state;

  const show = useCallback(
    ({ listed, status }: Read) => {
      if (listed.ok) dispatch({ type: "cases-listed", cases: listed.value });
      if (status.ok) setKeychain(status.value);
      setProblem(listed.ok ? null : listed.code);
      setIsRead(true);
    },
    [dispatch],
  );
  useEffect(() => void read().then(show), [show]);

  const settle = (status: SecretsStatus): void => {
    setKeychain(status);
    void read().then(show);
  };
  const isShut = keychain !== null && keychain.using === "keychain" && keychain.keychain !== "ready";
  const start = (
    <Button look="primary" onPress={() => dispatch({ type: "went", to: "welcome" })}>
      {t("frame:newCase")}
    </Button>
  );

  return (
    <Screen heading={t("heading")} lead={cases !== null && cases.length > 0 ? t("lead") : undefined} next={start}>
      {isShut && (
        <KeychainNotice
          keychain={keychain.keychain}
          busy={busy}
          onTryAgain={() => void ask(() => ownprint.secrets.tryAgain(), settle)}
          onUseSession={() => void ask(() => ownprint.secrets.useSession(), settle)}
        />
      )}
      {problem !== null && !isShut && <Problem code={problem} onTryAgain={() => void read().then(show)} />}
      {cases === null && !isRead && <p className="hint">{t("loading")}</p>}
      {cases?.length === 0 && !isShut && (
        <div className="empty">
          <RidgeFigure shape="print" seed={MARK_SEED} />
          <h2>{t("empty.heading")}</h2>
          <p>{t("empty.body")}</p>
        </div>
      )}
      {cases !== null && cases.length > 0 && (
        <ul className="cases">
          {cases.map((summary) => (
            <li key={summary.id} className="card case-row">
              <h2>
                <button type="button" className="case-link" onClick={() => dispatch({ type: "case-opened", case: summary.id })}>
                  <bdi>{summary.label}</bdi>
                </button>
              </h2>
              <CaseStatus summary={summary} />
              <p className="hint">
                <span>{t("made", { date: format.day(summary.createdAt) })}</span>
                {summary.counts.photos > 0 && <span>{t("photos", { count: summary.counts.photos })}</span>}
                {summary.counts.videos > 0 && <span>{t("videos", { count: summary.counts.videos })}</span>}
                <bdi>{summary.bank.name}</bdi>
              </p>
              {summary.keeping === "session" && <p className="fault">{t("sessionOnly")}</p>}
            </li>
          ))}
        </ul>
      )}
    </Screen>
  );
};
