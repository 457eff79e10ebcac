import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { useStore } from "../../state/store.tsx";

/** The way to what helps right now, for somebody who is being threatened. */
export const ThreatenedLink = () => {
  const { t } = useTranslation("help");
  const { dispatch } = useStore();
  return (
    <Button onPress={() => dispatch({ type: "help-opened", aside: { at: "threatened" } })}>{t("threatened.link")}</Button>
  );
};
