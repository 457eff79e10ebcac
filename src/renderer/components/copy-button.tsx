import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
}

const SHOWN_FOR = 4_000;

export const CopyButton = ({ text, label }: CopyButtonProps) => {
  const { t } = useTranslation("frame");
  const [came, setCame] = useState<"copied" | "copyFailed" | null>(null);
  useEffect(() => {
    if (came === null) return undefined;
    const timer = setTimeout(() => setCame(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [came]);
  return (
    <>
      <Button look="quiet" label={label} onPress={() => setCame(copyText(text) ? "copied" : "copyFailed")}>
        {t("copy")}
      </Button>
      <span role="status" className="copy-came">
        {came === null ? "" : t(came)}
      </span>
    </>
  );
};
