import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../shared/model/error.ts";
import type { AgeMark, ScanItem } from "../../../shared/model/scan.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { FileName } from "../../components/file-name.tsx";
import { Notice } from "../../components/notice.tsx";
import { Problem } from "../../components/problem.tsx";
import { StoppedPlaces } from "../../components/stopped-places.tsx";
import { useStore } from "../../state/store.tsx";
import { ForFile } from "./for-file.tsx";

interface KeptOutProps {
  readonly items: readonly ScanItem[];
  readonly ageOf: (item: ScanItem) => AgeMark;
  readonly onMistake: (item: ScanItem) => Promise<ErrorCode | null>;
}

/** Pictures that are not sent and not shown: their names, why, and who is there for them. */
export const KeptOut = ({ items, ageOf, onMistake }: KeptOutProps) => {
  const { t } = useTranslation("review");
  const { dispatch } = useStore();
  const list = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<ScanItem | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  // There is no React Compiler here that could remember too much.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({ count: items.length, getScrollElement: () => list.current, estimateSize: () => 76, overscan: 4 });
  if (items.length === 0) return <p className="hint">{t("keptOut.none")}</p>;
  const close = (): void => {
    setAsked(null);
    setProblem(null);
  };
  const takeBack = (item: ScanItem): void => {
    setBusy(true);
    void onMistake(item).then((code) => {
      setBusy(false);
      setProblem(code);
      if (code === null) close();
    });
  };
  return (
    <div className="kept-out">
      <Notice kind="attention">
        <p>{t("keptOut.lead")}</p>
      </Notice>
      {/* A long list scrolls by itself and must be reachable without a mouse. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={list} className="kept-out-files" role="list" aria-label={t("keptOut.list")} tabIndex={0}>
        <div role="presentation" style={{ blockSize: virtualizer.getTotalSize(), position: "relative" }}>
          {virtualizer.getVirtualItems().map((row) => {
            const item = items[row.index];
            if (item === undefined) return null;
            return (
              <div
                key={item.id}
                ref={virtualizer.measureElement}
                data-index={row.index}
                role="listitem"
                aria-setsize={items.length}
                aria-posinset={row.index + 1}
                className="listed-file"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <div>
                  <p>
                    <FileName name={item.name} />
                    {item.folder !== "" && (
                      <span className="hint">
                        <span>{t("skipped.in")}</span>
                        <FileName name={item.folder} />
                      </span>
                    )}
                  </p>
                  <p className="hint">{t(ageOf(item) === "under-18" ? "keptOut.under18" : "keptOut.notSure")}</p>
                </div>
                <Button look="quiet" onPress={() => setAsked(item)}>
                  {t("keptOut.mistake")}
                  <ForFile name={item.name} />
                </Button>
              </div>
            );
          })}
        </div>
      </div>
      <h2>{t("keptOut.where")}</h2>
      <StoppedPlaces />
      <div>
        <Button onPress={() => dispatch({ type: "help-opened", aside: { at: "directory" }, age: "under-18" })}>{t("keptOut.help")}</Button>
      </div>
      {asked !== null && (
        <AskDialog
          heading={t("keptOut.askHeading")}
          onClose={close}
          answers={
            <>
              <Button onPress={close}>{t("keptOut.askNo")}</Button>
              <Button busy={busy} onPress={() => takeBack(asked)}>
                {t("keptOut.askYes")}
              </Button>
            </>
          }
        >
          <p>
            <FileName name={asked.name} />
          </p>
          <p>{t("keptOut.askBody")}</p>
          {problem !== null && <Problem code={problem} />}
        </AskDialog>
      )}
    </div>
  );
};
