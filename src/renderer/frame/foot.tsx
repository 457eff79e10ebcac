import { useTranslation } from "react-i18next";
import { PlaceLine } from "../screens/workstation/place-line.tsx";
import { useStore } from "../state/store.tsx";

/** What is true right now. It changes only when the truth does. */
export const Foot = () => {
  const { t } = useTranslation("frame");
  const { state } = useStore();
  const { step, asking, hasConnected, cases } = state;
  const isSending = step.at === "sending" && step.problem === null && step.phase !== "saving";
  const text = isSending
    ? t("foot.sending", { host: step.draft.bank.host })
    : asking !== null
      ? t("foot.asking", { host: asking })
      : hasConnected || (cases ?? []).length > 0
        ? t("foot.quiet")
        : t("foot.offline");
  return (
    <footer className={isSending || asking !== null ? "foot foot-online" : "foot"} aria-label={t("foot.label")}>
      <span className="foot-light" aria-hidden="true" />
      <p role="status">{text}</p>
      <PlaceLine />
    </footer>
  );
};
