import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../shared/contract/index.ts";
import type { Grant } from "../../shared/contract/files.ts";
import type { ScanAge } from "../../shared/model/scan.ts";
import { Button } from "../components/button.tsx";
import { FileName } from "../components/file-name.tsx";
import { Problem } from "../components/problem.tsx";
import { Screen } from "../components/screen.tsx";
import { ownprint } from "../ownprint.ts";
import { showUnseen } from "../format/file-name.ts";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";

interface ChooseScreenProps {
  readonly age: ScanAge;
  readonly grants: readonly Grant[];
}

export const ChooseScreen = ({ age, grants }: ChooseScreenProps) => {
  const { t } = useTranslation("path");
  const { dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const [isOver, setIsOver] = useState(false);
  const [came, setCame] = useState<"nothing" | number | null>(null);
  const list = useRef<HTMLUListElement>(null);

  const add = (question: () => Promise<Outcome<readonly Grant[]>>, whenEmpty: "nothing" | null): void => {
    setCame(null);
    void ask(question, (granted) => {
      setCame(granted.length === 0 ? whenEmpty : granted.length);
      dispatch({ type: "granted", grants: granted });
    });
  };

  // The whole window takes what is dropped: aiming is work, and a near miss must not open a file in the window.
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const out = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      add(() => ownprint.files.drop(files), "nothing");
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", out);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", out);
      window.removeEventListener("drop", drop);
    };
  });

  const takeBack = (grant: Grant, index: number): void => {
    void ownprint.files.forget({ grant: grant.id });
    dispatch({ type: "grant-taken-back", grant: grant.id });
    // The pressed button goes; the focus stays in the list.
    const others = list.current?.querySelectorAll("button");
    const neighbour = others?.[index + 1] ?? others?.[index - 1];
    neighbour?.focus();
  };

  return (
    <Screen
      heading={t("choose.heading")}
      lead={t("choose.lead")}
      onBack={() => dispatch({ type: "went-back" })}
      next={
        <Button
          look="primary"
          unavailable={grants.length === 0}
          busy={busy}
          onPress={() =>
            void ask(
              () => ownprint.scan.start({ grants: grants.map(({ id }) => id), age }),
              (scan) => dispatch({ type: "scan-started", scan }),
            )
          }
        >
          {t("choose.next")}
        </Button>
      }
    >
      <div className={isOver ? "drop drop-over" : "drop"}>
        <div className="row">
          <Button onPress={() => add(() => ownprint.files.choose({ what: "folders" }), null)} busy={busy}>
            {t("choose.folders")}
          </Button>
          <Button onPress={() => add(() => ownprint.files.choose({ what: "files" }), null)} busy={busy}>
            {t("choose.files")}
          </Button>
        </div>
        <p className="hint">{isOver ? t("choose.dropNow") : t("choose.drop")}</p>
      </div>
      <p role="status" className={came === "nothing" ? "hint" : "out-of-sight"}>
        {came === null ? "" : came === "nothing" ? t("choose.nothingFound") : t("choose.added", { count: came })}
      </p>
      {problem !== null && <Problem code={problem} />}
      <section aria-labelledby="chosen-heading">
        <h2 id="chosen-heading">{t("choose.chosen")}</h2>
        {grants.length === 0 ? (
          <p className="hint">{t("choose.none")}</p>
        ) : (
          <ul className="chosen" ref={list}>
            {grants.map((grant, index) => (
              <li key={grant.id}>
                <span className="chosen-kind">{t(grant.kind === "folder" ? "choose.folder" : "choose.file")}</span>
                <FileName name={grant.name} />
                <Button look="quiet" onPress={() => takeBack(grant, index)} label={t("choose.remove", { name: showUnseen(grant.name) })}>
                  <span aria-hidden="true" className="cross" />
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="hint">{t("choose.offline")}</p>
    </Screen>
  );
};
