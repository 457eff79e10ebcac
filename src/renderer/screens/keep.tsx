import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecretsStatus } from "../../shared/contract/secrets.ts";
import { caseLabel, type Keeping } from "../../shared/model/case.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import type { ScanProgress } from "../../shared/model/scan.ts";
import { Button } from "../components/button.tsx";
import { ExportButton } from "../components/export-button.tsx";
import { KeychainNotice } from "../components/keychain-notice.tsx";
import { Notice } from "../components/notice.tsx";
import { Option } from "../components/option.tsx";
import { OutsideLink } from "../components/outside-link.tsx";
import { Problem } from "../components/problem.tsx";
import { Screen } from "../components/screen.tsx";
import { TextField } from "../components/text-field.tsx";
import { ownprint } from "../ownprint.ts";
import { chosenItems } from "../state/chosen-items.ts";
import type { Selection } from "../state/selection.ts";
import type { Wishes } from "../state/step.ts";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";
import { EvidenceLink } from "./help/evidence-link.tsx";

interface KeepScreenProps {
  readonly scan: ScanProgress;
  readonly selection: Selection;
  readonly wishes: Wishes;
}

const labelFaults: ReadonlySet<ErrorCode> = new Set(["label-taken"]);
const pinFaults: ReadonlySet<ErrorCode> = new Set(["pin-too-short", "pin-too-simple"]);

export const KeepScreen = ({ scan, selection, wishes }: KeepScreenProps) => {
  const { t } = useTranslation(["send", "errors", "workstation"]);
  const { state, dispatch, about } = useStore();
  // A space and a visit keep everything their own way: there is nothing to choose.
  const { place } = state;
  const { ask, busy, problem, clear } = useAsked();
  const [keychain, setKeychain] = useState<SecretsStatus | null>(null);
  const [labelMissing, setLabelMissing] = useState(false);
  const back = (): void => dispatch({ type: "went-back" });
  const change = (changed: Partial<Wishes>): void => {
    clear();
    setLabelMissing(false);
    dispatch({ type: "wishes-changed", wishes: { ...wishes, ...changed } });
  };
  const settle = (status: SecretsStatus): void => setKeychain(status);

  useEffect(() => {
    void ownprint.secrets.status().then((outcome) => {
      if (outcome.ok) setKeychain(outcome.value);
    });
  }, []);

  if (about.bank === null) {
    return (
      <Screen heading={t("noBank.heading")} lead={t("noBank.body")} onBack={back}>
        <OutsideLink link="stopncii">{t("noBank.open")}</OutsideLink>
        <ExportButton scan={scan} selection={selection} />
      </Screen>
    );
  }

  const canUseKeychain = keychain?.using === "keychain" && keychain.keychain === "ready";
  const keepingIn = (status: SecretsStatus | null): Keeping => (status?.using === "session" ? "session" : wishes.keeping);
  const keeping = keepingIn(keychain);
  const prepare = (): void => {
    const label = caseLabel.safeParse(wishes.label);
    if (!label.success) {
      setLabelMissing(true);
      return;
    }
    void ask(
      async () => {
        // Pressed before the keychain has answered: its answer is waited for, and the press is not lost.
        const status = keychain === null ? await ownprint.secrets.status() : null;
        const keeping = keepingIn(status?.ok === true ? status.value : keychain);
        const drafted = await ownprint.sending.prepare({
          scan: scan.scan,
          items: [...chosenItems(selection, scan.items)],
          pin: wishes.ownPin,
          label: label.data,
          keeping,
          assisted: wishes.assisted,
        });
        return drafted.ok ? { ok: true, value: { draft: drafted.value, keeping } } : drafted;
      },
      ({ draft, keeping }) => {
        dispatch({ type: "wishes-changed", wishes: { ...wishes, keeping } });
        dispatch({ type: "drafted", draft });
      },
    );
  };
  const faultAt = (codes: ReadonlySet<ErrorCode>): string | null =>
    problem !== null && codes.has(problem) ? `${t(`errors:${problem}.what`)} ${t(`errors:${problem}.next`)}` : null;
  const elsewhere = problem !== null && !labelFaults.has(problem) && !pinFaults.has(problem);

  return (
    <Screen
      heading={t(place.kind === "personal" ? "keep.heading" : "workstation:keep.heading")}
      lead={t("keep.lead")}
      onBack={back}
      next={
        <Button look="primary" busy={busy} unavailable={keychain !== null && keeping === "keychain" && !canUseKeychain} onPress={prepare}>
          {t("keep.next")}
        </Button>
      }
    >
      <TextField
        label={t("keep.label")}
        hint={t("keep.labelHint")}
        value={wishes.label}
        maxLength={80}
        fault={labelMissing ? t("keep.labelMissing") : faultAt(labelFaults)}
        onChange={(label) => change({ label })}
      />
      {keychain !== null && keychain.using === "keychain" && keychain.keychain !== "ready" && (
        <KeychainNotice
          keychain={keychain.keychain}
          busy={busy}
          onTryAgain={() => void ask(() => ownprint.secrets.tryAgain(), settle)}
          onUseSession={() => void ask(() => ownprint.secrets.useSession(), settle)}
        />
      )}
      {place.kind !== "personal" && (
        <Notice kind="calm">
          <p>{t(`workstation:keep.${place.kind}`)}</p>
        </Notice>
      )}
      {keychain?.using === "session" && place.kind === "personal" && (
        <Notice kind="attention" announced>
          <p>{t("keychain.session")}</p>
        </Notice>
      )}
      {canUseKeychain && place.kind === "personal" && (
        <fieldset className="options">
          <legend>{t("keep.legend")}</legend>
          <Option
            kind="radio"
            group="keeping"
            checked={keeping === "keychain"}
            onChange={() => change({ keeping: "keychain" })}
            label={t("keep.keychain")}
            hint={t("keep.keychainHint", { name: keychain.name })}
          />
          <Option
            kind="radio"
            group="keeping"
            checked={keeping === "session"}
            onChange={() => change({ keeping: "session" })}
            label={t("keep.session")}
            hint={t("keep.sessionHint")}
          />
        </fieldset>
      )}
      <div className="options">
        <Option
          kind="checkbox"
          checked={wishes.ownPin !== null}
          onChange={(own) => change({ ownPin: own ? "" : null })}
          label={t("keep.ownPin")}
          hint={t("keep.ownPinHint")}
        />
        {wishes.ownPin !== null && (
          <TextField
            label={t("keep.pin")}
            hint={t("keep.pinHint")}
            value={wishes.ownPin}
            maxLength={64}
            isCode
            fault={faultAt(pinFaults)}
            onChange={(ownPin) => change({ ownPin })}
          />
        )}
        <Option
          kind="checkbox"
          checked={wishes.assisted}
          onChange={(assisted) => change({ assisted })}
          label={t("keep.assisted")}
          hint={t("keep.assistedHint")}
        />
        {wishes.assisted && (
          <div className="beside">
            <Button look="quiet" onPress={() => dispatch({ type: "aside-opened", aside: { at: "guide", from: null } })}>
              {t("workstation:guide.open")}
            </Button>
          </div>
        )}
      </div>
      {elsewhere && <Problem code={problem} />}
      <div className="beside">
        <EvidenceLink />
      </div>
      <ExportButton scan={scan} selection={selection} />
    </Screen>
  );
};
