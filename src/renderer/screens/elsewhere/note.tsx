import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseLabel, type ElsewhereService, type Keeping } from "../../../shared/model/case.ts";
import { Button } from "../../components/button.tsx";
import { CaseProblem } from "../../components/case-problem.tsx";
import { Screen } from "../../components/screen.tsx";
import { TextField } from "../../components/text-field.tsx";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";
import { useKeeping } from "../../state/use-keeping.ts";

interface NoteScreenProps {
  readonly service: ElsewhereService;
}

type Field = "label" | "number" | "pin" | "note";

/** What each service gives a person: Take It Down and Report Remove give no PIN. */
const hasPin: Readonly<Record<ElsewhereService, boolean>> = { stopncii: true, "take-it-down": false, "report-remove": false, other: true };

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** A case of another service, noted down by hand. Nothing connects. */
export const NoteScreen = ({ service }: NoteScreenProps) => {
  const { t } = useTranslation(["cases", "errors", "frame"]);
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const { keeping, chooseSession } = useKeeping();
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({ label: "", number: "", pin: "", note: "" });
  const [labelMissing, setLabelMissing] = useState(false);

  const change = (field: Field) => (text: string) => {
    clear();
    setLabelMissing(false);
    setTyped({ ...typed, [field]: text });
  };
  const save = (kept: Keeping): void => {
    const label = caseLabel.safeParse(typed.label);
    if (!label.success) {
      setLabelMissing(true);
      return;
    }
    const keys = { number: orNull(typed.number), pin: orNull(typed.pin) };
    void ask(
      () => ownprint.cases.noteElsewhere({ service, label: label.data, keys, note: typed.note, keeping: kept }),
      (entry) => dispatch({ type: "aside-opened", aside: { at: "elsewhere", entry } }),
    );
  };
  const start = (): void => save(keeping);
  const isTaken = problem === "label-taken";

  return (
    <Screen
      heading={t(`note.heading.${service}`)}
      lead={t("note.lead")}
      onBack={() => dispatch({ type: "aside-opened", aside: { at: "enter-case" } })}
      next={
        <Button look="primary" busy={busy} onPress={start}>
          {t("note.save")}
        </Button>
      }
    >
      <TextField
        label={t("note.label")}
        hint={t("note.labelHint")}
        value={typed.label}
        maxLength={80}
        fault={labelMissing ? t("note.labelMissing") : isTaken ? t("frame:together", { before: t("errors:label-taken.what"), after: t("errors:label-taken.next") }) : null}
        onChange={change("label")}
        onEnter={start}
      />
      <TextField label={t("note.number")} hint={t("note.pasteHint")} value={typed.number} maxLength={100} isCode onChange={change("number")} onEnter={start} />
      {hasPin[service] && (
        <TextField label={t("note.pin")} hint={t("note.pasteHint")} value={typed.pin} maxLength={100} isCode onChange={change("pin")} onEnter={start} />
      )}
      <TextField label={t("note.note")} hint={t("note.noteHint")} value={typed.note} maxLength={200} onChange={change("note")} onEnter={start} />
      <p className="hint">{t(keeping === "keychain" ? "note.keychain" : "note.session")}</p>
      {problem !== null && !isTaken && (
        <CaseProblem
          code={problem}
          busy={busy}
          onTryAgain={start}
          onSession={() => {
            chooseSession();
            save("session");
          }}
          paper="keep"
        />
      )}
    </Screen>
  );
};
