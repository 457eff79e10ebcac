import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { useStore } from "../../state/store.tsx";

/** The quiet way in, for support centres. While a space or a visit is open, that one has to end first; the guide is there always. */
export const WorkstationLink = () => {
  const { t } = useTranslation("workstation");
  const { state, dispatch } = useStore();
  const isPersonal = state.place.kind === "personal";
  return (
    <div className="shared-computer">
      <Button
        look="quiet"
        onPress={() => dispatch({ type: "aside-opened", aside: isPersonal ? { at: "workstation" } : { at: "guide", from: null } })}
      >
        {t(isPersonal ? "link" : "guide.open")}
      </Button>
    </div>
  );
};
