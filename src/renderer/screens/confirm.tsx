import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Draft } from "../../shared/model/case.ts";
import { Button } from "../components/button.tsx";
import { ExactBytes } from "../components/exact-bytes.tsx";
import { Screen } from "../components/screen.tsx";
import { useFormat } from "../format/use-format.ts";
import { ownprint } from "../ownprint.ts";
import type { Wishes } from "../state/step.ts";
import { useStore } from "../state/store.tsx";

interface ConfirmScreenProps {
  readonly draft: Draft;
  readonly wishes: Wishes;
}

/** The last screen before anything leaves: what goes, to whom, what stays, and every byte for whoever wants to see it. */
export const ConfirmScreen = ({ draft, wishes }: ConfirmScreenProps) => {
  const { t, i18n } = useTranslation("send");
  const { dispatch } = useStore();
  const format = useFormat();
  // The moment this screen appeared, so that the day in the text does not change while it is read.
  const [now] = useState(() => Date.now());
  const { bank, counts, leftOut, policyVersion, requests } = draft;
  const of = [
    ...(counts.photos > 0 ? [t("confirm.whatPhotos", { count: counts.photos })] : []),
    ...(counts.videos > 0 ? [t("confirm.whatVideos", { count: counts.videos })] : []),
  ];
  const fingerprints = t("confirm.fingerprints", {
    count: counts.fingerprints,
    files: new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(of),
  });
  return (
    <Screen
      heading={t("confirm.heading")}
      lead={t("confirm.lead")}
      onBack={() => {
        void ownprint.sending.discard({ draft: draft.id });
        dispatch({ type: "draft-discarded" });
      }}
      next={
        <Button look="primary" onPress={() => dispatch({ type: "send-pressed" })}>
          {t("confirm.send", { count: counts.fingerprints })}
        </Button>
      }
    >
      <dl className="summary">
        <div>
          <dt>{t("confirm.to")}</dt>
          <dd>{t("confirm.toValue", { name: bank.name, host: bank.host })}</dd>
        </div>
        <div>
          <dt>{t("confirm.what")}</dt>
          <dd>{fingerprints}</dd>
        </div>
        <div>
          <dt>{t("confirm.also")}</dt>
          <dd>{t("confirm.alsoValue")}</dd>
        </div>
        <div>
          <dt>{t("confirm.never")}</dt>
          <dd>{t("confirm.neverValue")}</dd>
        </div>
        <div>
          <dt>{t("confirm.keep")}</dt>
          <dd>{wishes.keeping === "keychain" ? t("confirm.keepKeychain", { label: wishes.label.trim() }) : t("confirm.keepSession")}</dd>
        </div>
      </dl>
      {leftOut > 0 && <p className="hint">{t("confirm.leftOut", { count: leftOut })}</p>}
      <ExactBytes requests={requests} />
      <section className="consent">
        <h2>{t("confirm.consentHeading")}</h2>
        <p>{t("confirm.consent", { date: format.longDay(now), name: bank.name, version: policyVersion })}</p>
        <p>{t("confirm.consentWithdraw")}</p>
        <p>{t("confirm.reach")}</p>
        <p>{t("confirm.later")}</p>
      </section>
    </Screen>
  );
};
