import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecretsStatus } from "../../shared/contract/secrets.ts";
import type { Outcome } from "../../shared/contract/index.ts";
import type { CaseSummary, ElsewhereCase, UnreadableCase } from "../../shared/model/case.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import { Button } from "../components/button.tsx";
import { KeychainNotice } from "../components/keychain-notice.tsx";
import { Notice } from "../components/notice.tsx";
import { Problem } from "../components/problem.tsx";
import { Screen } from "../components/screen.tsx";
import { useFormat } from "../format/use-format.ts";
import { ownprint } from "../ownprint.ts";
import { MARK_SEED } from "../ridge/mark.ts";
import { RidgeFigure } from "../ridge/ridge-figure.tsx";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";
import { canBeChecked, useCheckAll } from "../state/use-check-all.ts";
import { ElsewhereRow, OwnRow } from "./cases/case-rows.tsx";
import { CheckAllResult } from "./cases/check-all.tsx";
import { Unreadable } from "./cases/unreadable.tsx";
import { UnfinishedNotice } from "./unfinished.tsx";
import { WorkstationLink } from "./workstation/workstation-link.tsx";

interface Read {
  readonly listed: Outcome<readonly CaseSummary[]>;
  readonly elsewhere: Outcome<readonly ElsewhereCase[]>;
  readonly unreadable: Outcome<readonly UnreadableCase[]>;
  readonly status: Outcome<SecretsStatus>;
}

const read = async (): Promise<Read> => ({
  listed: await ownprint.cases.list(),
  elsewhere: await ownprint.cases.elsewhere(),
  unreadable: await ownprint.cases.unreadable(),
  status: await ownprint.secrets.status(),
});

/** What the list holds beside our own cases. */
interface Others {
  readonly elsewhere: readonly ElsewhereCase[];
  readonly unreadable: readonly UnreadableCase[];
}

export const CasesScreen = () => {
  const { t } = useTranslation(["cases", "frame"]);
  const { state, dispatch } = useStore();
  const { ask, busy } = useAsked();
  const { checking, start: checkAll, stop } = useCheckAll();
  const format = useFormat();
  const [keychain, setKeychain] = useState<SecretsStatus | null>(null);
  const [others, setOthers] = useState<Others | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const { cases, stranded } = state;
  const isInFront = state.aside === null;

  const show = useCallback(
    ({ listed, elsewhere, unreadable, status }: Read) => {
      if (listed.ok) dispatch({ type: "cases-listed", cases: listed.value });
      if (status.ok) setKeychain(status.value);
      setOthers({ elsewhere: elsewhere.ok ? elsewhere.value : [], unreadable: unreadable.ok ? unreadable.value : [] });
      setProblem(listed.ok ? null : listed.code);
      setNow(Date.now());
    },
    [dispatch],
  );
  const readAgain = useCallback(() => void read().then(show), [show]);
  // Whatever lay over the list may have added to it or taken from it.
  useEffect(() => {
    if (isInFront) readAgain();
  }, [isInFront, readAgain]);

  const settle = (status: SecretsStatus): void => {
    setKeychain(status);
    readAgain();
  };
  const isShut = keychain !== null && keychain.using === "keychain" && keychain.keychain !== "ready";
  // Nothing is shown of the list before all of it is known: a row that moves under the hand is the wrong case opened.
  const isKnown = cases !== null && others !== null;
  const own = isKnown ? cases : [];
  const checkable = own.filter(canBeChecked);
  const elsewhere = others?.elsewhere ?? [];
  const rows = [
    ...own.map((summary) => ({ id: summary.id, at: summary.createdAt, row: <OwnRow key={summary.id} summary={summary} now={now} /> })),
    ...(isKnown ? elsewhere : []).map((entry) => ({ id: entry.id, at: entry.createdAt, row: <ElsewhereRow key={entry.id} entry={entry} /> })),
  ].sort((a, b) => b.at - a.at);
  const isEmpty = isKnown && rows.length === 0 && others.unreadable.length === 0;

  return (
    <Screen
      heading={t("heading")}
      lead={rows.length > 0 ? t("lead") : undefined}
      next={
        <Button look="primary" onPress={() => dispatch({ type: "went", to: "welcome" })}>
          {t("frame:newCase")}
        </Button>
      }
    >
      {isShut && (
        <KeychainNotice
          keychain={keychain.keychain}
          busy={busy}
          onTryAgain={() => void ask(() => ownprint.secrets.tryAgain(), settle)}
          onUseSession={() => void ask(() => ownprint.secrets.useSession(), settle)}
          paper="read"
        />
      )}
      {problem !== null && !isShut && <Problem code={problem} onTryAgain={readAgain} />}
      {stranded !== null && (
        <Notice kind="attention" heading={t("stranded.heading")}>
          <p>{t("stranded.body", { bank: stranded.draft.bank.name, done: format.number(stranded.delivered), total: format.number(stranded.total) })}</p>
          <Button onPress={() => dispatch({ type: "sending-resumed" })}>{t("stranded.goOn")}</Button>
        </Notice>
      )}
      <UnfinishedNotice />
      {!isKnown && problem === null && <p className="hint late">{t("loading")}</p>}
      {isEmpty && !isShut && (
        <div className="empty">
          <RidgeFigure shape="print" seed={MARK_SEED} />
          <h2>{t("empty.heading")}</h2>
          <p>{t("empty.body")}</p>
        </div>
      )}
      <div className="row case-tools" role="group" aria-label={t("tools.label")}>
        {checkable.length > 1 &&
          (checking.is === "running" ? (
            <Button onPress={stop}>{t("tools.stop")}</Button>
          ) : (
            <Button onPress={() => checkAll(checkable)}>{t("tools.checkAll")}</Button>
          ))}
        <Button onPress={() => dispatch({ type: "aside-opened", aside: { at: "enter-case" } })}>{t("tools.enter")}</Button>
      </div>
      <CheckAllResult checking={checking} elsewhere={elsewhere.length} />
      {rows.length > 0 && <ul className="cases">{rows.map(({ row }) => row)}</ul>}
      {others !== null && others.unreadable.length > 0 && <Unreadable entries={others.unreadable} onRemoved={readAgain} />}
      <WorkstationLink />
    </Screen>
  );
};
