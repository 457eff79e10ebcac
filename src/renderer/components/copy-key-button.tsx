import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "../../shared/model/brand.ts";
import { ownprint } from "../ownprint.ts";
import { useAsked } from "../state/use-asked.ts";
import { Button } from "./button.tsx";

interface CopyKeyButtonProps {
  readonly id: CaseId;
  readonly what: "number" | "pin";
  readonly label: string;
}

const SHOWN_FOR = 8_000;

/** Copies a case number or PIN by way of the program, which takes it off the clipboard again, and says when. */
export const CopyKeyButton = ({ id, what, label }: CopyKeyButtonProps) => {
  const { t } = useTranslation(["cases", "frame"]);
  const { ask, busy, problem } = useAsked();
  const [clearsAfter, setClearsAfter] = useState<number | null>(null);
  useEffect(() => {
    if (clearsAfter === null) return undefined;
    const timer = setTimeout(() => setClearsAfter(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [clearsAfter]);
  const told = problem !== null ? t("one.copyFailed") : clearsAfter === null ? "" : t("one.copied", { seconds: Math.round(clearsAfter / 1_000) });
  return (
    <>
      <Button
        look="quiet"
        label={label}
        busy={busy}
        onPress={() => void ask(() => ownprint.cases.copy({ case: id, what }), (copied) => setClearsAfter(copied.clearsAfter))}
      >
        {t("frame:copy")}
      </Button>
      <span role="status" className="copy-came">
        {told}
      </span>
    </>
  );
};
