import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../shared/contract/index.ts";
import type { Milliseconds } from "../../shared/model/brand.ts";
import { useAsked } from "../state/use-asked.ts";
import { Button } from "./button.tsx";

interface CopyKeyButtonProps {
  readonly label: string;
  readonly copy: () => Promise<Outcome<{ readonly clearsAfter: Milliseconds }>>;
}

const SHOWN_FOR = 8_000;

/** Copies a case number or PIN by way of the program, which takes it off the clipboard again, and says when. */
export const CopyKeyButton = ({ label, copy }: CopyKeyButtonProps) => {
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
        onPress={() => void ask(copy, (copied) => setClearsAfter(copied.clearsAfter))}
      >
        {t("frame:copy")}
      </Button>
      <span role="status" className="copy-came">
        {told}
      </span>
    </>
  );
};
