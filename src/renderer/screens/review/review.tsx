import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import type { ScanProgress } from "../../../shared/model/scan.ts";
import { Button } from "../../components/button.tsx";
import { Problem } from "../../components/problem.tsx";
import { Screen } from "../../components/screen.tsx";
import { useFormat } from "../../format/use-format.ts";
import { ownprint } from "../../ownprint.ts";
import { MARK_SEED } from "../../ridge/mark.ts";
import { RidgeFigure } from "../../ridge/ridge-figure.tsx";
import { chosenItems } from "../../state/chosen-items.ts";
import { countChosen, countInBoth, none, withItems, type Selection } from "../../state/selection.ts";
import { useStore } from "../../state/store.tsx";
import { ChooseTools } from "./choose-tools.tsx";
import { isEverything } from "./filter.ts";
import { FindTools } from "./find-tools.tsx";
import { KeptOut } from "./kept-out.tsx";
import { LeftOut } from "./left-out.tsx";
import { Look } from "./look.tsx";
import { ReviewQuestions, type Question } from "./review-questions.tsx";
import { createThumbnails } from "./thumbnails.ts";
import { TileGrid } from "./tile-grid.tsx";
import { useAges } from "./use-ages.ts";
import { useChoosing } from "./use-choosing.ts";
import { useFound } from "./use-found.ts";
import { isTyping, useKeys } from "./use-keys.ts";
import { useTryAgain } from "./use-try-again.ts";
import { useUncovering } from "./use-uncovering.ts";
import { useView } from "./use-view.ts";
import { itemsInView, wholeGroupOf, type Entry } from "./view.ts";
import { tooWeakIn } from "./weak.ts";

interface ReviewScreenProps {
  readonly scan: ScanProgress;
  readonly selection: Selection;
}

type Part = "ready" | "left-out" | "kept-out";

export const ReviewScreen = ({ scan, selection }: ReviewScreenProps) => {
  const { t, i18n } = useTranslation("review");
  const { t: send } = useTranslation("send");
  const { state, dispatch } = useStore();
  const format = useFormat();
  const { loading, readAgain } = useFound(scan.scan, i18n.language);
  const found = loading.state === "ready" ? loading.found : null;
  const uncovering = useUncovering();
  const { cover, isWide } = uncovering;
  const thumbnails = useMemo(() => createThumbnails(scan.scan), [scan.scan]);
  useEffect(() => thumbnails.forget, [thumbnails]);
  const ages = useAges(scan.scan);
  const viewing = useView(found, ages, i18n.language);
  const { view, entry, active, keptOut } = viewing;
  const choosing = useChoosing(selection, (next) => dispatch({ type: "selected", selection: next }));
  const again = useTryAgain(scan, found?.skipped ?? null, readAgain);
  const weak = useMemo(() => (found === null ? null : tooWeakIn(found.collection)), [found]);
  const inSight = useRef<() => readonly ItemId[]>(() => []);
  const [part, setPart] = useState<Part>(scan.items === 0 && scan.skipped > 0 ? "left-out" : "ready");
  const [looking, setLooking] = useState(false);
  const [focusTurn, setFocusTurn] = useState(0);
  const [question, setQuestion] = useState<Question | null>(null);
  const [knowsWide, setKnowsWide] = useState(false);
  const [said, setSaid] = useState("");

  const isOnTop = state.aside === null;
  useEffect(() => {
    if (!isOnTop) cover();
  }, [isOnTop, cover]);
  useKeys(isOnTop && found !== null, (event) => {
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) choosing.redo?.();
    else choosing.undo?.();
  });

  const isNarrowed = !isEverything(viewing.shownFilter);
  const total = scan.items - keptOut.reduce((sum, { companion }) => sum + (companion === undefined ? 1 : 2), 0);
  const chosen = countChosen(selection);
  const toSend = chosen - (weak === null ? 0 : countInBoth(selection, weak));
  const isEmpty = found !== null && found.collection.items.length === 0;
  const marked = entry(active);
  // Whatever is like it shows the same people, in view or not.
  const alike = marked === undefined ? [] : wholeGroupOf(view, marked.front).filter((item) => !ages.isKeptOut(item));

  const mark = (place: number): void => {
    if (place !== active && !isWide) cover();
    viewing.mark(place);
  };
  const choose = (items: readonly ItemId[], isChosen: boolean): void => choosing.select(withItems(selection, items, isChosen));
  const toggle = ({ items }: Entry): void => {
    const isAll = countInBoth(selection, withItems(none, items, true)) === items.length;
    choose(items, !isAll);
  };
  const chooseView = (isChosen: boolean): void => choose(itemsInView(view), isChosen);
  const look = (item: ItemId): void => {
    const place = view.fronts.indexOf(item);
    if (place === -1) return;
    cover();
    viewing.mark(place);
    setLooking(true);
  };
  const stopLooking = (): void => {
    cover();
    setLooking(false);
    setFocusTurn((before) => before + 1);
  };
  const uncoverView = (): void => {
    setKnowsWide(true);
    uncovering.showAll(inSight.current());
  };
  const forget = (): void => {
    void ownprint.scan.forget({ scan: scan.scan });
    dispatch({ type: "scan-forgotten" });
  };
  const goOn = (): void => dispatch({ type: "review-finished", label: send("keep.labelSuggestion", { number: (state.cases?.length ?? 0) + 1 }) });
  const unsorted = (): readonly ItemId[] => {
    const items = found?.collection.items ?? [];
    return chosenItems(selection, scan.items).filter((id) => {
      const item = items[id];
      return item === undefined || ages.of(item) !== "adult";
    });
  };
  const finish = (): void => {
    const { length: count } = unsorted();
    if (count === 0) goOn();
    else setQuestion({ kind: "affirm", count });
  };

  return (
    <>
      <div className="step" hidden={looking}>
        <Screen
          wide
          heading={isEmpty ? t("nothing.heading") : t("heading")}
          lead={isEmpty ? t(scan.skipped > 0 ? "nothing.body" : "nothing.bodyEmpty") : part === "kept-out" ? undefined : t(part === "ready" ? "lead" : "skipped.lead")}
          onBack={() => (isEmpty ? forget() : setQuestion({ kind: "leave" }))}
          next={
            isEmpty ? (
              <Button look="primary" onPress={forget}>
                {t("nothing.again")}
              </Button>
            ) : (
              <Button look="primary" unavailable={chosen === 0 || found === null} onPress={finish}>
                {t("next", { count: chosen })}
              </Button>
            )
          }
        >
          {loading.state === "loading" && <p role="status">{t("loading")}</p>}
          {loading.state === "failed" && <Problem code={loading.code} onTryAgain={readAgain} />}
          {found !== null && !isEmpty && (
            <div className="tools">
              <div className="views" role="group" aria-label={t("views")}>
                <Button pressed={part === "ready"} look="quiet" onPress={() => setPart("ready")}>
                  {t("ready", { count: total })}
                </Button>
                <Button pressed={part === "left-out"} look="quiet" onPress={() => setPart("left-out")}>
                  {t("leftOut", { count: scan.skipped })}
                </Button>
                {(keptOut.length > 0 || part === "kept-out") && (
                  <Button pressed={part === "kept-out"} look="quiet" onPress={() => setPart("kept-out")}>
                    {t("keptOut.tab", { count: scan.items - total })}
                  </Button>
                )}
              </div>
              <p role="status" className="numbers chosen-count">
                <strong>{t("chosen", { chosen: format.number(chosen), total: format.number(total) })}</strong>
                {chosen > 0 && <span className="hint">{t("toSend", { count: toSend })}</span>}
              </p>
            </div>
          )}
          <p role="status" className="hint said">
            {said}
          </p>
          {found !== null && isEmpty && scan.skipped === 0 && <RidgeFigure shape="print" seed={MARK_SEED} className="empty-figure" />}
          {found !== null && !isEmpty && part === "ready" && (
            <>
              <FindTools
                collection={found.collection}
                filter={viewing.filter}
                onFilter={viewing.setFilter}
                sorting={viewing.sorting}
                onSorting={viewing.setSorting}
                isGrouped={viewing.isGrouped}
                onGrouped={viewing.setGrouped}
                files={view.files}
              />
              <ChooseTools
                inView={isNarrowed ? view.files : null}
                choosing={choosing}
                uncovering={uncovering}
                marked={marked}
                onChooseView={chooseView}
                onLook={() => marked !== undefined && look(marked.front.id)}
                onFold={viewing.fold}
                onAge={() => setQuestion({ kind: "age" })}
                onUncoverView={() => (knowsWide ? uncoverView() : setQuestion({ kind: "uncover-view" }))}
              />
              {view.tiles === 0 ? (
                <p className="hint no-tiles">{t(isNarrowed ? "find.none" : "find.nothing")}</p>
              ) : (
                <TileGrid
                  view={view}
                  entry={entry}
                  selection={selection}
                  uncovering={uncovering}
                  thumbnails={thumbnails}
                  active={active}
                  focusTurn={focusTurn}
                  inSight={inSight}
                  onActive={mark}
                  onToggle={toggle}
                  onChooseAll={() => chooseView(true)}
                  onLook={look}
                  onFold={viewing.fold}
                />
              )}
            </>
          )}
          {found !== null && (part === "left-out" || isEmpty) && (scan.skipped > 0 || !isEmpty) && <LeftOut skipped={found.skipped} again={again} />}
          {found !== null && !isEmpty && part === "kept-out" && (
            <KeptOut
              items={keptOut}
              ageOf={ages.of}
              onMistake={async ({ id, name }) => {
                const outcome = await ages.mark([id], "adult");
                if (!outcome.ok) return outcome.code;
                thumbnails.allow(outcome.marked);
                setSaid(t("keptOut.back", { name }));
                return null;
              }}
            />
          )}
        </Screen>
      </div>
      {looking && marked !== undefined && (
        <Look
          view={view}
          entry={marked}
          place={active}
          isShown={isOnTop}
          selection={selection}
          uncovering={uncovering}
          thumbnails={thumbnails}
          onPlace={mark}
          onChoose={choose}
          onAge={() => setQuestion({ kind: "age" })}
          onClose={stopLooking}
        />
      )}
      <ReviewQuestions
        question={question}
        marked={marked?.front}
        alike={alike}
        chosen={chosen}
        onForget={forget}
        onUncoverView={uncoverView}
        onMark={async (scope, age) => {
          if (marked === undefined) return null;
          const wanted = scope === "chosen" ? chosenItems(selection, scan.items) : scope === "alike" ? alike.map(({ id }) => id) : [marked.front.id];
          const outcome = await ages.mark(wanted, age);
          if (!outcome.ok) return outcome.code;
          thumbnails.drop(outcome.marked);
          choosing.leaveOut(outcome.marked);
          if (looking) stopLooking();
          else cover();
          setSaid(t("keptOut.said", { count: outcome.marked.length }));
          return null;
        }}
        onAffirm={async () => {
          const outcome = await ages.mark(unsorted(), "adult");
          if (!outcome.ok) return outcome.code;
          goOn();
          return null;
        }}
        onClose={() => setQuestion(null)}
      />
    </>
  );
};
