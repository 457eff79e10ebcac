import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { useStore } from "../../state/store.tsx";

/** The quiet way in, for support centres. Not while a space or a visit is open: that one has to end first. */
export const WorkstationLink = () => {
  const { t } = useTranslation("workstation");
  const { state, dispatch } = useStore();
  if (state.place.kind !== "personal") return null;
  return (
    <div className="shared-computer">
      <Button look="quiet" onPress={() => dispatch({ type: "aside-opened", aside: { at: "workstation" } })}>
        {t("link")}
      </Button>
    </div>
  );
};
