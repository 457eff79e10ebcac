import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScanProgress } from "../../../shared/model/scan.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { Problem } from "../../components/problem.tsx";
import { Screen } from "../../components/screen.tsx";
import { useFormat } from "../../format/use-format.ts";
import { ownprint } from "../../ownprint.ts";
import { MARK_SEED } from "../../ridge/mark.ts";
import { RidgeFigure } from "../../ridge/ridge-figure.tsx";
import { all, countChosen, none, toggled, type Selection } from "../../state/selection.ts";
import { useStore } from "../../state/store.tsx";
import { EvidenceLink } from "../help/evidence-link.tsx";
import { LeftOut } from "./left-out.tsx";
import { createThumbnails } from "./thumbnails.ts";
import { TileGrid } from "./tile-grid.tsx";
import { useItems } from "./use-items.ts";
import { useUncovering } from "./use-uncovering.ts";

interface ReviewScreenProps {
  readonly scan: ScanProgress;
  readonly selection: Selection;
}

export const ReviewScreen = ({ scan, selection }: ReviewScreenProps) => {
  const { t, i18n } = useTranslation("review");
  const { t: send } = useTranslation("send");
  const { state, dispatch } = useStore();
  const format = useFormat();
  const loading = useItems(scan.scan, i18n.language);
  const uncovering = useUncovering();
  const thumbnails = useMemo(() => createThumbnails(scan.scan), [scan.scan]);
  useEffect(() => thumbnails.forget, [thumbnails]);
  const [view, setView] = useState<"ready" | "left-out">(scan.items === 0 && scan.skipped > 0 ? "left-out" : "ready");
  const [active, setActive] = useState(0);
  const [asksToLeave, setAsksToLeave] = useState(false);
  const { uncovered, toggle } = uncovering;

  const select = (next: Selection): void => dispatch({ type: "selected", selection: next });
  const forget = (): void => {
    void ownprint.scan.forget({ scan: scan.scan });
    dispatch({ type: "scan-forgotten" });
  };
  const total = scan.items;
  const chosen = countChosen(selection, total);
  const count = t("chosen", { chosen: format.number(chosen), total: format.number(total) });

  const found = loading.state === "ready" ? loading.found : null;
  const marked = found?.items[active];
  const isEmpty = found !== null && found.items.length === 0;

  return (
    <Screen
      wide
      heading={isEmpty ? t("nothing.heading") : t("heading")}
      lead={isEmpty ? t(scan.skipped > 0 ? "nothing.body" : "nothing.bodyEmpty") : t("lead")}
      onBack={() => (isEmpty ? forget() : setAsksToLeave(true))}
      beside={isEmpty ? undefined : <EvidenceLink />}
      next={
        isEmpty ? (
          <Button look="primary" onPress={forget}>
            {t("nothing.again")}
          </Button>
        ) : (
          <Button
            look="primary"
            unavailable={chosen === 0 || found === null}
            onPress={() =>
              dispatch({ type: "review-finished", label: send("keep.labelSuggestion", { number: (state.cases?.length ?? 0) + 1 }) })
            }
          >
            {chosen === 0 ? t("next", { count: 0 }) : t("next", { count: chosen })}
          </Button>
        )
      }
    >
      {loading.state === "loading" && <p role="status">{t("loading")}</p>}
      {loading.state === "failed" && <Problem code={loading.code} />}
      {found !== null && !isEmpty && (
        <div className="tools">
          <div className="views" role="group" aria-label={t("views")}>
            <Button pressed={view === "ready"} look="quiet" onPress={() => setView("ready")}>
              {t("ready", { count: total })}
            </Button>
            <Button pressed={view === "left-out"} look="quiet" onPress={() => setView("left-out")}>
              {t("leftOut", { count: scan.skipped })}
            </Button>
          </div>
          {view === "ready" && (
            <div className="tools-choose">
              <p role="status" className="numbers">
                {count}
              </p>
              <Button onPress={() => select(all)}>{t("chooseAll")}</Button>
              <Button onPress={() => select(none)}>{t("chooseNone")}</Button>
              <Button
                unavailable={marked === undefined}
                onPress={() => {
                  if (marked !== undefined) toggle(marked.id);
                }}
              >
                {t(uncovered !== null && uncovered === marked?.id ? "coverThis" : "uncoverThis")}
              </Button>
            </div>
          )}
        </div>
      )}
      {found !== null && isEmpty && scan.skipped === 0 && <RidgeFigure shape="print" seed={MARK_SEED} className="empty-figure" />}
      {found !== null && !isEmpty && view === "ready" && (
        <TileGrid
          items={found.items}
          selection={selection}
          uncovering={uncovering}
          thumbnails={thumbnails}
          active={active}
          onActive={setActive}
          onToggle={(item) => select(toggled(selection, item))}
          onChooseAll={() => select(all)}
        />
      )}
      {found !== null && (view === "left-out" || isEmpty) && (scan.skipped > 0 || !isEmpty) && <LeftOut skipped={found.skipped} />}
      {asksToLeave && (
        <AskDialog
          heading={t("leave.heading")}
          onClose={() => setAsksToLeave(false)}
          answers={
            <>
              <Button onPress={() => setAsksToLeave(false)}>{t("leave.no")}</Button>
              <Button look="danger" onPress={forget}>
                {t("leave.yes")}
              </Button>
            </>
          }
        >
          <p>{t("leave.body")}</p>
        </AskDialog>
      )}
    </Screen>
  );
};
