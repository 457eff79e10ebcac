import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Screen } from "../../components/screen.tsx";
import { useStore } from "../../state/store.tsx";

const parts = {
  note: ["address", "user", "date", "message"],
  shot: ["page", "profile", "chat"],
  store: ["away", "cloud", "stick"],
} as const;

/** What is worth keeping before a platform takes something down. Never for pictures of anyone under 18, and that comes first. */
export const EvidenceScreen = () => {
  const { t } = useTranslation("help");
  const { dispatch } = useStore();
  return (
    <Screen heading={t("evidence.heading")} lead={t("evidence.lead")} onBack={() => dispatch({ type: "aside-closed" })}>
      <Notice kind="attention" heading={t("evidence.under.heading")}>
        <p>{t("evidence.under.body")}</p>
        <Button onPress={() => dispatch({ type: "help-opened", aside: { at: "directory" }, age: "under-18" })}>{t("evidence.under.open")}</Button>
      </Notice>
      {(Object.keys(parts) as readonly (keyof typeof parts)[]).map((part) => (
        <section key={part} className="evidence-part">
          <h2>{t(`evidence.${part}.heading`)}</h2>
          <ul className="dotted">
            {parts[part].map((point) => (
              <li key={point}>{t(`evidence.${part}.${point}` as "evidence.note.address")}</li>
            ))}
          </ul>
        </section>
      ))}
      <section className="evidence-part">
        <h2>{t("evidence.police.heading")}</h2>
        <p>{t("evidence.police.body")}</p>
        <div className="beside">
          <Button look="quiet" onPress={() => dispatch({ type: "help-opened", aside: { at: "directory" } })}>
            {t("evidence.police.open")}
          </Button>
        </div>
      </section>
      <p className="hint">{t("evidence.nothing")}</p>
    </Screen>
  );
};
