import { useTranslation } from "react-i18next";
import { helplines } from "../../../shared/helplines/directory.ts";
import { Screen } from "../../components/screen.tsx";
import { useStore } from "../../state/store.tsx";

/** Who helps, offline. */
export const DirectoryScreen = () => {
  const { t } = useTranslation("help");
  const { dispatch } = useStore();
  return (
    <Screen heading={t("directory.heading")} lead={t("directory.lead")} onBack={() => dispatch({ type: "aside-closed" })}>
      <ul className="places">
        {helplines.map(({ id, name }) => (
          <li key={id} className="card">
            <h2>
              <bdi>{name}</bdi>
            </h2>
          </li>
        ))}
      </ul>
    </Screen>
  );
};
