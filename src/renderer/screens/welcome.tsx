import { useTranslation } from "react-i18next";
import { Button } from "../components/button.tsx";
import { Screen } from "../components/screen.tsx";
import { useStore } from "../state/store.tsx";
import { UnfinishedNotice } from "./unfinished.tsx";
import { ThreatenedLink } from "./help/threatened-link.tsx";
import { WorkstationLink } from "./workstation/workstation-link.tsx";

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
      <UnfinishedNotice />
      <div className="points">
        {(["stays", "leave", "fingerprint"] as const).map((point) => (
          <section key={point}>
            <h2>{t(`welcome.${point}.heading`)}</h2>
            <p>{t(`welcome.${point}.body`)}</p>
          </section>
        ))}
      </div>
      <div className="row">
        <ThreatenedLink />
        <Button look="quiet" onPress={() => dispatch({ type: "help-opened", aside: { at: "watched" } })}>
          {t("welcome.watchedLink")}
        </Button>
      </div>
      <WorkstationLink />
    </Screen>
  );
};
