import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../shared/model/error.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { FileName } from "../../components/file-name.tsx";
import { Option } from "../../components/option.tsx";
import { Problem } from "../../components/problem.tsx";

interface AgeDialogProps {
  readonly marked: ScanItem;
  /** All that are alike, the marked one among them. */
  readonly alike: readonly ScanItem[];
  readonly chosen: number;
  readonly onMark: (which: AgeScope, age: "under-18" | "not-sure") => Promise<ErrorCode | null>;
  readonly onClose: () => void;
}

export type AgeScope = "one" | "alike" | "chosen";

/** Which pictures are to be kept out, and why. Nothing happens before an answer. */
export const AgeDialog = ({ marked, alike, chosen, onMark, onClose }: AgeDialogProps) => {
  const { t } = useTranslation("review");
  // Whatever is like it shows the same people.
  const [scope, setScope] = useState<AgeScope>(alike.length > 1 ? "alike" : "one");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const scopes: readonly AgeScope[] = ["one", ...(alike.length > 1 ? (["alike"] as const) : []), ...(chosen > 0 ? (["chosen"] as const) : [])];
  const say = (age: "under-18" | "not-sure"): void => {
    setBusy(true);
    setProblem(null);
    void onMark(scope, age).then((code) => {
      setBusy(false);
      if (code === null) onClose();
      else setProblem(code);
    });
  };
  return (
    <AskDialog
      heading={t("age.heading")}
      onClose={onClose}
      answers={
        <>
          <Button look="quiet" onPress={onClose}>
            {t("age.back")}
          </Button>
          <Button busy={busy} onPress={() => say("not-sure")}>
            {t("age.notSure")}
          </Button>
          <Button busy={busy} onPress={() => say("under-18")}>
            {t("age.under18")}
          </Button>
        </>
      }
    >
      <p>{t("age.body")}</p>
      {scopes.length === 1 ? (
        <p>
          <FileName name={marked.name} />
        </p>
      ) : (
        <fieldset className="options">
          <legend>{t("age.which")}</legend>
          {scopes.map((which) => (
            <Option
              key={which}
              kind="radio"
              group="age-scope"
              checked={scope === which}
              onChange={() => setScope(which)}
              label={which === "one" ? t("age.one") : which === "alike" ? t("age.alike", { count: alike.length }) : t("age.chosen", { count: chosen })}
              hint={which === "one" ? <FileName name={marked.name} /> : undefined}
            />
          ))}
        </fieldset>
      )}
      {problem !== null && <Problem code={problem} />}
    </AskDialog>
  );
};
