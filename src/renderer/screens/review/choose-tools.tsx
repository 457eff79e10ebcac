import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import type { Choosing } from "./use-choosing.ts";
import type { Uncovering } from "./use-uncovering.ts";
import type { Entry } from "./view.ts";

interface ChooseToolsProps {
  /** How many files are in view when that is not all of them; otherwise null. */
  readonly inView: number | null;
  readonly choosing: Choosing;
  readonly uncovering: Uncovering;
  /** The marked tile; undefined when nothing is in view. */
  readonly marked: Entry | undefined;
  readonly onChooseView: (chosen: boolean) => void;
  readonly onLook: () => void;
  readonly onFold: (group: number) => void;
  readonly onAge: () => void;
  readonly onUncoverView: () => void;
}

/** What can be done with all in view, and with the marked one. */
export const ChooseTools = ({ inView, choosing, uncovering, marked, onChooseView, onLook, onFold, onAge, onUncoverView }: ChooseToolsProps) => {
  const { t } = useTranslation("review");
  const { undo, redo } = choosing;
  const { isWide, items: uncovered, toggle, cover } = uncovering;
  const isNothing = marked === undefined;
  const isUncovered = marked !== undefined && uncovered.has(marked.front.id);
  const group = marked?.group ?? null;
  const canFold = marked?.kind === "stack" || marked?.kind === "front" || marked?.kind === "member";
  return (
    <div className="tools">
      <div className="tools-choose">
        <Button unavailable={isNothing} onPress={() => onChooseView(true)}>
          {inView === null ? t("chooseAll") : t("chooseView", { count: inView })}
        </Button>
        <Button unavailable={isNothing} onPress={() => onChooseView(false)}>
          {inView === null ? t("chooseNone") : t("leaveView", { count: inView })}
        </Button>
        <Button look="quiet" unavailable={undo === null} onPress={() => undo?.()}>
          {t("undo")}
        </Button>
        <Button look="quiet" unavailable={redo === null} onPress={() => redo?.()}>
          {t("redo")}
        </Button>
      </div>
      <div className="tools-choose" role="group" aria-label={t("marked")}>
        <Button unavailable={isNothing} onPress={onLook}>
          {t("lookCloser")}
        </Button>
        <Button
          unavailable={isNothing}
          onPress={() => {
            if (marked !== undefined) toggle(marked.front.id);
          }}
        >
          {t(isUncovered ? "coverThis" : "uncoverThis")}
        </Button>
        {canFold && group !== null && (
          <Button onPress={() => onFold(group)}>{marked.kind === "stack" ? t("unfold", { count: marked.alike.length }) : t("fold")}</Button>
        )}
        <Button unavailable={isNothing} onPress={onAge}>
          {t("age.open")}
        </Button>
        <Button look="quiet" unavailable={isNothing} onPress={() => (isWide ? cover() : onUncoverView())}>
          {t(isWide ? "coverView" : "uncoverView")}
        </Button>
      </div>
    </div>
  );
};
