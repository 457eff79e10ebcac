import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { UnreadableCase } from "../../../shared/model/case.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { CaseProblem } from "../../components/case-problem.tsx";
import { Notice } from "../../components/notice.tsx";
import { ownprint } from "../../ownprint.ts";
import { useAsked } from "../../state/use-asked.ts";

interface UnreadableProps {
  readonly entries: readonly UnreadableCase[];
  readonly onRemoved: () => void;
}

/** Entries that can't be read: why, what helps, and the way to let go of one. Nothing is ever removed by itself. */
export const Unreadable = ({ entries, onRemoved }: UnreadableProps) => {
  const { t } = useTranslation("cases");
  const { ask, busy, problem, clear } = useAsked();
  const [asks, setAsks] = useState<UnreadableCase | null>(null);
  const close = (): void => setAsks(null);
  const remove = (entry: UnreadableCase): void =>
    void ask(
      () => ownprint.cases.forget({ case: entry.id }),
      () => {
        close();
        onRemoved();
      },
    );
  return (
    <Notice kind="attention" heading={t("unreadable.heading", { count: entries.length })}>
      <ul className="unreadable">
        {entries.map((entry, index) => (
          <li key={entry.id}>
            <p>
              <strong>{t(`unreadable.${entry.why}.what`)}</strong> {t(`unreadable.${entry.why}.next`)}
            </p>
            <Button
              look="quiet"
              label={entries.length === 1 ? t("unreadable.remove") : t("unreadable.removeEntry", { number: index + 1 })}
              onPress={() => {
                clear();
                setAsks(entry);
              }}
            >
              {t("unreadable.remove")}
            </Button>
          </li>
        ))}
      </ul>
      {asks !== null && (
        <AskDialog
          heading={t("unreadable.removeHeading")}
          onClose={close}
          answers={
            <>
              <Button onPress={close}>{t("unreadable.removeNo")}</Button>
              <Button look="danger" busy={busy} onPress={() => remove(asks)}>
                {t("unreadable.removeYes")}
              </Button>
            </>
          }
        >
          <p>{t("unreadable.removeBody")}</p>
          {problem !== null && <CaseProblem code={problem} onTryAgain={() => remove(asks)} busy={busy} />}
        </AskDialog>
      )}
    </Notice>
  );
};
