import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SkippedFile } from "../../../shared/model/scan.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { FileName } from "../../components/file-name.tsx";
import { Problem } from "../../components/problem.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { useFormat } from "../../format/use-format.ts";
import { ForFile } from "./for-file.tsx";
import { canTryAgain, leftOutRows } from "./left-out-rows.ts";
import type { TryingAgain } from "./use-try-again.ts";

interface LeftOutProps {
  readonly skipped: readonly SkippedFile[];
  readonly again: TryingAgain;
}

/** Every file without a fingerprint, by what happened: what to do, and another try. */
export const LeftOut = ({ skipped, again }: LeftOutProps) => {
  const { t } = useTranslation(["review", "skipped"]);
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<readonly SkippedFile[] | null>(null);
  const rows = useMemo(() => leftOutRows(skipped), [skipped]);
  // There is no React Compiler here that could remember too much.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => (rows[index]?.kind === "reason" ? 180 : 54),
    overscan: 4,
  });
  const { isRunning, tried, done, read, problem } = again;
  /** What is only in the cloud is fetched by another program, over the network: never unasked. */
  const tryAgain = (files: readonly SkippedFile[]): void => {
    if (files.some(({ reason }) => reason === "cloud-only")) setAsked(files);
    else again.tryAgain(files);
  };
  return (
    <>
      <div className="again" role="status">
        {isRunning && tried.size > 0 && <p>{t("again.running", { count: tried.size })}</p>}
        {!isRunning && read !== null && (
          <p>{read === 0 ? t("again.none", { count: tried.size }) : t("again.some", { count: read, tried: format.number(tried.size) })}</p>
        )}
      </div>
      {isRunning && tried.size > 1 && (
        <ProgressBar label={t("again.progress")} share={done / tried.size} text={t("again.of", { done: format.number(done), total: format.number(tried.size) })} />
      )}
      {problem !== null && <Problem code={problem} />}
      {skipped.length === 0 ? (
        <p className="hint">{t("skipped.none")}</p>
      ) : (
        // A long list scrolls by itself and must be reachable without a mouse.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div ref={list} className="left-out" role="list" aria-label={t("skipped.heading")} tabIndex={0}>
          <div role="presentation" style={{ blockSize: virtualizer.getTotalSize(), position: "relative" }}>
            {virtualizer.getVirtualItems().map((row) => {
              const entry = rows[row.index];
              if (entry === undefined) return null;
              const place = {
                ref: virtualizer.measureElement,
                "data-index": row.index,
                role: "listitem",
                "aria-setsize": rows.length,
                "aria-posinset": row.index + 1,
                style: { transform: `translateY(${row.start}px)` },
              } as const;
              if (entry.kind === "reason") {
                const { reason, files } = entry;
                const { length: count } = files;
                return (
                  <div key={reason} {...place} className="left-out-reason">
                    <h2>{t("leftOutReason", { reason: t(`reason.${reason}`), number: format.number(count) })}</h2>
                    <p>{t(`skipped:${reason}.what`)}</p>
                    <p className="hint">{t(`skipped:${reason}.next`)}</p>
                    {count > 1 && canTryAgain(reason) && (
                      <Button unavailable={isRunning} onPress={() => tryAgain(files)}>
                        {reason === "cloud-only" ? t("again.fetchAll", { count }) : t("again.all", { count })}
                      </Button>
                    )}
                  </div>
                );
              }
              const { file } = entry;
              return (
                <div key={file.id} {...place} className="listed-file left-out-file">
                  <p>
                    <FileName name={file.name} />
                    {file.folder !== "" && (
                      <span className="hint">
                        <span>{t("skipped.in")}</span>
                        <FileName name={file.folder} />
                      </span>
                    )}
                  </p>
                  {canTryAgain(file.reason) && (
                    <Button
                      look="quiet"
                      busy={isRunning && tried.has(file.id)}
                      unavailable={isRunning}
                      onPress={() => tryAgain([file])}
                    >
                      {isRunning && tried.has(file.id) ? t("again.trying") : t(file.reason === "cloud-only" ? "again.fetch" : "again.button")}
                      <ForFile name={file.name} />
                    </Button>
                  )}
                </div>
              );
            })}
          </div>
        </div>
      )}
      {asked !== null && (
        <AskDialog
          heading={t("cloud.heading", { count: asked.length })}
          onClose={() => setAsked(null)}
          answers={
            <>
              <Button onPress={() => setAsked(null)}>{t("cloud.no")}</Button>
              <Button
                onPress={() => {
                  setAsked(null);
                  again.tryAgain(asked);
                }}
              >
                {t("cloud.yes", { count: asked.length })}
              </Button>
            </>
          }
        >
          <p>{t("cloud.body", { count: asked.length })}</p>
          <p className="hint">{t("cloud.watched")}</p>
        </AskDialog>
      )}
    </>
  );
};
