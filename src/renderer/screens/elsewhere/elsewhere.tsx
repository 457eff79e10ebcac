import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LinkId } from "../../../shared/contract/help.ts";
import type { CaseId } from "../../../shared/model/brand.ts";
import type { ElsewhereCase, ElsewhereKeys, ElsewhereService } from "../../../shared/model/case.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { CaseProblem } from "../../components/case-problem.tsx";
import { Code } from "../../components/code.tsx";
import { CopyKeyButton } from "../../components/copy-key-button.tsx";
import { CoveredKeys } from "../../components/covered-keys.tsx";
import { OutsideLink } from "../../components/outside-link.tsx";
import { Screen } from "../../components/screen.tsx";
import { useFormat } from "../../format/use-format.ts";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";

interface ElsewhereScreenProps {
  readonly entry: ElsewhereCase;
}

const linkOf: Readonly<Record<ElsewhereService, LinkId | null>> = {
  stopncii: "stopncii",
  "take-it-down": "take-it-down",
  "report-remove": "report-remove",
  other: null,
};

/** How each service is asked, step by step, as far as it is known. */
const stepsOf = {
  stopncii: ["stopncii.1", "stopncii.2", "stopncii.3"],
  "take-it-down": ["take-it-down.1", "take-it-down.2"],
  "report-remove": ["report-remove.1", "report-remove.2"],
  other: ["other.1", "other.2"],
} as const;

/** A case of another service: how to check it where it was made, and what the person noted of it. */
export const ElsewhereScreen = ({ entry }: ElsewhereScreenProps) => {
  const { t } = useTranslation(["cases", "send"]);
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  const { service } = entry;
  const link = linkOf[service];
  const close = (): void => dispatch({ type: "aside-closed" });
  const forget = (): void => void ask(() => ownprint.cases.forget({ case: entry.id }), close);

  return (
    <Screen heading={<bdi>{entry.label}</bdi>} onBack={close}>
      <section className="card" aria-labelledby="elsewhere-steps">
        <h2 id="elsewhere-steps">{t("elsewhere.stands")}</h2>
        <ol className="numbered">
          {stepsOf[service].map((step) => (
            <li key={step}>{t(`elsewhere.steps.${step}`)}</li>
          ))}
        </ol>
        {link !== null && <OutsideLink link={link}>{t("elsewhere.open", { service: t(`service.${service}`) })}</OutsideLink>}
        <p className="hint">{t("elsewhere.never")}</p>
      </section>
      {entry.hasNumber || entry.hasPin ? (
        <CoveredKeys
          heading={t("elsewhere.keys")}
          revealLabel={t("elsewhere.reveal")}
          reveal={() => ownprint.cases.revealElsewhere({ case: entry.id })}
          show={(keys) => <NotedKeys id={entry.id} keys={keys} />}
        />
      ) : (
        <p className="hint">{t("elsewhere.noKeys")}</p>
      )}
      <section className="card" aria-labelledby="elsewhere-about">
        <h2 id="elsewhere-about">{t("elsewhere.about")}</h2>
        <dl className="summary">
          <div>
            <dt>{t("elsewhere.where")}</dt>
            <dd>{t(`service.${service}`)}</dd>
          </div>
          {entry.note !== "" && (
            <div>
              <dt>{t("elsewhere.note")}</dt>
              <dd>
                <bdi>{entry.note}</bdi>
              </dd>
            </div>
          )}
          <div>
            <dt>{t("one.kept")}</dt>
            <dd className="case-facts">
              <span>{t(entry.keeping === "keychain" ? "one.keptKeychain" : "one.keptSession")}</span>
              <span>{t("elsewhere.entered", { date: format.day(entry.createdAt) })}</span>
            </dd>
          </div>
        </dl>
        <Button
          look="quiet"
          onPress={() => {
            clear();
            setAsks(true);
          }}
        >
          {t("elsewhere.forget")}
        </Button>
      </section>
      {asks && (
        <AskDialog
          heading={t("elsewhere.forgetHeading")}
          onClose={() => setAsks(false)}
          answers={
            <>
              <Button onPress={() => setAsks(false)}>{t("one.forgetNo")}</Button>
              <Button look="danger" busy={busy} onPress={forget}>
                {t("one.forgetYes")}
              </Button>
            </>
          }
        >
          <p>{t("elsewhere.forgetBody")}</p>
          {problem !== null && <CaseProblem code={problem} onTryAgain={forget} busy={busy} />}
        </AskDialog>
      )}
    </Screen>
  );
};

const NotedKeys = ({ id, keys }: { readonly id: CaseId; readonly keys: ElsewhereKeys }) => {
  const { t } = useTranslation(["cases", "send"]);
  const noted = [
    { what: "number", text: keys.number, label: "elsewhere.number", copy: "send:done.copyNumber" },
    { what: "pin", text: keys.pin, label: "elsewhere.pin", copy: "send:done.copyPin" },
  ] as const;
  return (
    <dl className="keys">
      {noted.map(
        ({ what, text, label, copy }) =>
          text !== null && (
            <div key={what}>
              <dt>{t(label)}</dt>
              <dd>
                <Code text={text} />
              </dd>
              <dd className="keys-copy">
                <CopyKeyButton label={t(copy)} copy={() => ownprint.cases.copyElsewhere({ case: id, what })} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
};
