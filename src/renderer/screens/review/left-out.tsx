import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SkippedFile } from "../../../shared/model/scan.ts";
import { FileName } from "../../components/file-name.tsx";

interface LeftOutProps {
  readonly skipped: readonly SkippedFile[];
}

/** Every file without a fingerprint: its name, what happened, what to do. */
export const LeftOut = ({ skipped }: LeftOutProps) => {
  const { t } = useTranslation(["review", "skipped"]);
  const list = useRef<HTMLDivElement>(null);
  // There is no React Compiler here that could remember too much.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: skipped.length,
    getScrollElement: () => list.current,
    estimateSize: () => 104,
    overscan: 4,
  });
  if (skipped.length === 0) return <p className="hint">{t("skipped.none")}</p>;
  return (
    // A long list scrolls by itself and must be reachable without a mouse.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={list} className="left-out" role="list" aria-label={t("skipped.heading")} tabIndex={0}>
      <div role="presentation" style={{ blockSize: virtualizer.getTotalSize(), position: "relative" }}>
        {virtualizer.getVirtualItems().map((row) => {
          const file = skipped[row.index];
          if (file === undefined) return null;
          return (
            <div
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              role="listitem"
              aria-setsize={skipped.length}
              aria-posinset={row.index + 1}
              className="left-out-file"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <p>
                <FileName name={file.name} />
                {file.folder !== "" && (
                  <span className="hint">
                    <span>{t("skipped.in")}</span>
                    <FileName name={file.folder} />
                  </span>
                )}
              </p>
              <p>{t(`skipped:${file.reason}.what`)}</p>
              <p className="hint">{t(`skipped:${file.reason}.next`)}</p>
            </div>
          );
        })}
      </div>
    </div>
  );
};
