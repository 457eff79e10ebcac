import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { Screen } from "../../components/screen.tsx";
import { MARK_SEED } from "../../ridge/mark.ts";
import { RidgeFigure } from "../../ridge/ridge-figure.tsx";
import type { Ending } from "../../state/ending.ts";
import { useStore } from "../../state/store.tsx";

interface ClosedScreenProps {
  readonly ending: Ending;
}

/** After a space was locked or erased, or a visit ended: why, and nothing of whoever was here. Not even the name of the space. */
export const ClosedScreen = ({ ending }: ClosedScreenProps) => {
  const { t } = useTranslation("workstation");
  const { dispatch } = useStore();
  const isLocked = ending.kind === "locked";
  const lead = (): string => {
    switch (ending.kind) {
      case "locked":
        return t(`closed.locked.${ending.by}`);
      case "visit-ended":
        return t("closed.visit.lead");
      case "erased":
        return ending.removed === 0 ? t("closed.erased.leadNone") : t("closed.erased.lead", { count: ending.removed });
    }
  };
  /** What of it is somewhere else still; null when it held nothing. */
  const rest = (): "closed.kept" | "closed.paper" | "closed.elsewhere" | null => {
    switch (ending.kind) {
      case "locked":
        return "closed.kept";
      case "visit-ended":
        return ending.held > 0 ? "closed.paper" : null;
      case "erased":
        return ending.removed > 0 ? "closed.elsewhere" : null;
    }
  };
  const told = rest();
  const heading = { locked: "closed.locked.heading", "visit-ended": "closed.visit.heading", erased: "closed.erased.heading" } as const;
  return (
    <Screen
      heading={t(heading[ending.kind])}
      lead={lead()}
      beside={
        <Button look="quiet" onPress={() => dispatch({ type: "went", to: "welcome" })}>
          {t("closed.toFirst")}
        </Button>
      }
      next={
        <Button look="primary" onPress={() => dispatch({ type: "aside-opened", aside: { at: isLocked ? "space-open" : "workstation" } })}>
          {t(isLocked ? "closed.openAgain" : "closed.next")}
        </Button>
      }
    >
      <div className="empty">
        <RidgeFigure shape="print" seed={MARK_SEED} />
        {told !== null && <p>{t(told)}</p>}
      </div>
    </Screen>
  );
};
