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
import { EvidenceLink } from "./help/evidence-link.tsx";

interface ConfirmScreenProps {
  readonly draft: Draft;
  readonly wishes: Wishes;
}

/** The last screen before anything leaves: what goes, to whom, what stays, and every byte for whoever wants to see it. */
export const ConfirmScreen = ({ draft, wishes }: ConfirmScreenProps) => {
  const { t, i18n } = useTranslation("send");
  const { state, dispatch } = useStore();
  const format = useFormat();
  // The moment this screen appeared, so that the day in the text does not change while it is read.
  const [now] = useState(() => Date.now());
  const { bank, counts, leftOut, policyVersion, expires, requests } = draft;
  const of = [
    ...(counts.photos > 0 ? [t("confirm.whatPhotos", { count: counts.photos })] : []),
    ...(counts.videos > 0 ? [t("confirm.whatVideos", { count: counts.videos })] : []),
  ];
  // The first request of a new case has its PIN and what is agreed to; more for a case that has a number goes with both of them.
  const isMore = state.adding !== null && requests[0]?.path !== "/v1/cases";
  const keep = state.adding !== null ? "confirm.keepMore" : wishes.keeping === "keychain" ? "confirm.keepKeychain" : "confirm.keepSession";
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
          <dd>{t(isMore ? "confirm.alsoValueMore" : "confirm.alsoValue")}</dd>
        </div>
        <div>
          <dt>{t("confirm.never")}</dt>
          <dd>{t("confirm.neverValue")}</dd>
        </div>
        <div>
          <dt>{t("confirm.keep")}</dt>
          <dd>{t(keep, { label: wishes.label.trim() })}</dd>
        </div>
      </dl>
      {counts.fingerprints < counts.photos + counts.videos && <p className="hint">{t("confirm.once")}</p>}
      {leftOut > 0 && <p className="hint">{t("confirm.leftOut", { count: leftOut })}</p>}
      <ExactBytes requests={requests} hasNumber={isMore} />
      <div className="beside">
        <EvidenceLink />
      </div>
      <section className="consent">
        <h2>{t("confirm.consentHeading")}</h2>
        <p>{t("confirm.consent", { date: format.longDay(now), name: bank.name, version: policyVersion })}</p>
        {expires !== undefined && <p>{t("confirm.consentUntil", { date: format.longDay(Date.parse(`${expires}T12:00`)), name: bank.name })}</p>}
        <p>{t("confirm.consentWithdraw")}</p>
        <p>{t("confirm.reach")}</p>
        <p>{t("confirm.later")}</p>
      </section>
    </Screen>
  );
};
