import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { useStore } from "../../state/store.tsx";

/** By choice, before anything is sent: what is worth keeping as evidence. */
export const EvidenceLink = () => {
  const { t } = useTranslation("help");
  const { dispatch } = useStore();
  return (
    <Button look="quiet" onPress={() => dispatch({ type: "help-opened", aside: { at: "evidence" } })}>
      {t("evidence.link")}
    </Button>
  );
};
