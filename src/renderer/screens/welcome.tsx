import { useTranslation } from "react-i18next";
import { Button } from "../components/button.tsx";
import { Screen } from "../components/screen.tsx";
import { useStore } from "../state/store.tsx";

export const WelcomeScreen = () => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  return (
    <Screen
      heading={t("welcome.heading")}
      lead={t("welcome.lead")}
      next={
        <Button look="primary" onPress={() => dispatch({ type: "went", to: "age" })}>
          {t("welcome.start")}
        </Button>
      }
    >
      <div className="points">
        {(["stays", "leave", "fingerprint"] as const).map((point) => (
          <section key={point}>
            <h2>{t(`welcome.${point}.heading`)}</h2>
            <p>{t(`welcome.${point}.body`)}</p>
          </section>
        ))}
      </div>
      <details className="more">
        <summary>{t("welcome.watched.heading")}</summary>
        <p>{t("welcome.watched.body")}</p>
      </details>
    </Screen>
  );
};
