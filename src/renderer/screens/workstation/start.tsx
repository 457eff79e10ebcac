import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { Screen } from "../../components/screen.tsx";
import type { Aside } from "../../state/aside.ts";
import { useStore } from "../../state/store.tsx";

const ways = ["visit", "open", "create"] as const;
const leadsTo: Readonly<Record<(typeof ways)[number], Aside>> = {
  visit: { at: "visit-new" },
  open: { at: "space-open" },
  create: { at: "space-new" },
};

/** The ways to work with several people on one computer. It lists nobody: a name is something only its owner brings. */
export const WorkstationScreen = () => {
  const { t } = useTranslation("workstation");
  const { dispatch } = useStore();
  return (
    <Screen heading={t("start.heading")} lead={t("start.lead")} onBack={() => dispatch({ type: "aside-closed" })}>
      <ul className="shared-ways">
        {ways.map((way) => (
          <li key={way} className="card shared-way">
            <h2>{t(`start.${way}.heading`)}</h2>
            <p>{t(`start.${way}.body`)}</p>
            <Button onPress={() => dispatch({ type: "aside-opened", aside: leadsTo[way] })}>{t(`start.${way}.action`)}</Button>
          </li>
        ))}
      </ul>
      <div className="row">
        <p>{t("start.guide")}</p>
        <Button look="quiet" onPress={() => dispatch({ type: "aside-opened", aside: { at: "guide", from: "workstation" } })}>
          {t("guide.open")}
        </Button>
      </div>
    </Screen>
  );
};
