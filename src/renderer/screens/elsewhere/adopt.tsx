import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pin as pinShape } from "../../../shared/case-api.ts";
import { caseLabel, type CaseSummary, type Keeping } from "../../../shared/model/case.ts";
import type { ErrorCode } from "../../../shared/model/error.ts";
import { Button } from "../../components/button.tsx";
import { CaseProblem } from "../../components/case-problem.tsx";
import { Problem } from "../../components/problem.tsx";
import { Screen } from "../../components/screen.tsx";
import { TextField } from "../../components/text-field.tsx";
import { ownprint } from "../../ownprint.ts";
import { useKeeping } from "../../state/use-keeping.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";
import { readCaseNumber } from "./read-case-number.ts";

type Field = "number" | "pin" | "label";

/** Codes that the field for the name says itself. */
const isOfLabel = (code: ErrorCode | null): boolean => code === "label-taken";

/** A case of the bank from a printed sheet: its number and PIN, and the one question to the bank that finds it. */
export const AdoptScreen = () => {
  const { t } = useTranslation(["cases", "errors", "frame", "send"]);
  const { about, dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const { keeping, chooseSession } = useKeeping();
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({ number: "", pin: "", label: "" });
  const [missing, setMissing] = useState<ReadonlySet<Field>>(new Set());
  const back = (): void => dispatch({ type: "aside-opened", aside: { at: "enter-case" } });
  const { bank } = about;
  if (bank === null) {
    return (
      <Screen heading={t("adopt.heading")} onBack={back}>
        <Problem code="no-bank" />
      </Screen>
    );
  }

  const change = (field: Field) => (text: string) => {
    clear();
    setMissing(new Set([...missing].filter((other) => other !== field)));
    setTyped({ ...typed, [field]: text });
  };
  const adopt = async (kept: Keeping): Promise<void> => {
    const number = readCaseNumber(typed.number);
    const pin = pinShape.safeParse(typed.pin.trim());
    const label = caseLabel.safeParse(typed.label);
    if (number === null || !pin.success || !label.success) {
      setMissing(
        new Set([...(number === null ? (["number"] as const) : []), ...(pin.success ? [] : (["pin"] as const)), ...(label.success ? [] : (["label"] as const))]),
      );
      return;
    }
    const found = (summary: CaseSummary): void => {
      dispatch({ type: "case-changed", summary });
      dispatch({ type: "case-opened", case: summary.id });
    };
    dispatch({ type: "asking", host: bank.host });
    await ask(() => ownprint.cases.adopt({ caseNumber: number, pin: pin.data, label: label.data, keeping: kept }), found);
    dispatch({ type: "asking", host: null });
  };
  const start = (): void => void adopt(keeping);

  return (
    <Screen
      heading={t("adopt.heading")}
      lead={t("adopt.lead", { name: bank.name })}
      onBack={back}
      next={
        <Button look="primary" busy={busy} onPress={start}>
          {t("adopt.ask", { host: bank.host })}
        </Button>
      }
    >
      <TextField
        label={t("adopt.number")}
        hint={t("adopt.numberHint")}
        value={typed.number}
        maxLength={60}
        isCode
        fault={missing.has("number") ? t("adopt.numberWrong") : null}
        onChange={change("number")}
        onEnter={start}
      />
      <TextField
        label={t("adopt.pin")}
        hint={t("adopt.pinHint")}
        value={typed.pin}
        maxLength={64}
        isCode
        fault={missing.has("pin") ? t("adopt.pinMissing") : null}
        onChange={change("pin")}
        onEnter={start}
      />
      <TextField
        label={t("adopt.label")}
        hint={t("adopt.labelHint")}
        value={typed.label}
        maxLength={80}
        fault={missing.has("label") ? t("adopt.labelMissing") : isOfLabel(problem) ? t("frame:together", { before: t("errors:label-taken.what"), after: t("errors:label-taken.next") }) : null}
        onChange={change("label")}
        onEnter={start}
      />
      <p className="hint">{t(keeping === "keychain" ? "note.keychain" : "note.session")}</p>
      <p role="status" className="hint">
        {busy ? t("adopt.asking", { host: bank.host }) : ""}
      </p>
      {problem !== null && !isOfLabel(problem) && (
        <CaseProblem
          code={problem}
          busy={busy}
          onTryAgain={problem === "case-not-recognised" ? undefined : start}
          onSession={() => {
            chooseSession();
            void adopt("session");
          }}
          paper="keep"
        />
      )}
    </Screen>
  );
};
