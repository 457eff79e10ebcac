import { useTranslation } from "react-i18next";
import type { CaseKeys as Keys, CaseSummary } from "../../shared/model/case.ts";
import { Button } from "../components/button.tsx";
import { CaseKeys } from "../components/case-keys.tsx";
import { Notice } from "../components/notice.tsx";
import { RevealedKeys } from "../components/revealed-keys.tsx";
import { SheetButton } from "../components/sheet-button.tsx";
import { Screen } from "../components/screen.tsx";
import { useStore } from "../state/store.tsx";

interface DoneScreenProps {
  readonly summary: CaseSummary;
  readonly keys: Keys;
  /** Whether the case was whole before and got more. */
  readonly added: boolean;
}

export const DoneScreen = ({ summary, keys, added }: DoneScreenProps) => {
  const { t } = useTranslation(["send", "workstation"]);
  const { state, dispatch } = useStore();
  const isKept = summary.keeping === "keychain";
  return (
    <Screen
      heading={t(added ? "done.headingAdded" : "done.heading")}
      lead={t(added ? "done.leadAdded" : "done.lead", { count: summary.counts.fingerprints, bank: summary.bank.name, label: summary.label })}
      next={
        <Button look="primary" onPress={() => dispatch({ type: "went", to: "cases" })}>
          {t(isKept || added ? "done.toCases" : "done.written")}
        </Button>
      }
    >
      {added ? (
        <>
          <p>{t("done.sameKeys")}</p>
          <RevealedKeys id={summary.id} />
        </>
      ) : (
        <section className="card">
          <h2>{t("done.keys")}</h2>
          <CaseKeys id={summary.id} keys={keys} />
          {isKept ? (
            <p>{t(state.place.kind === "space" ? "workstation:keep.done" : "done.keptKeychain", { label: summary.label })}</p>
          ) : (
            <Notice kind="attention">
              <p>{t("done.keptSession")}</p>
            </Notice>
          )}
          <SheetButton id={summary.id} />
        </section>
      )}
      <div className="points">
        <section>
          <h2>{t("done.howHeading")}</h2>
          <p>{t("done.how")}</p>
        </section>
        <section>
          <h2>{t("done.nextHeading")}</h2>
          <p>{t("done.next")}</p>
        </section>
      </div>
    </Screen>
  );
};
