import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../shared/model/error.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { Problem } from "../../components/problem.tsx";

interface AffirmDialogProps {
  readonly count: number;
  readonly onAffirm: () => Promise<ErrorCode | null>;
  readonly onClose: () => void;
}

/** Where ages are sorted in the review, nothing goes on before this was said of what was chosen. */
export const AffirmDialog = ({ count, onAffirm, onClose }: AffirmDialogProps) => {
  const { t } = useTranslation("review");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  return (
    <AskDialog
      heading={t("affirm.heading", { count })}
      onClose={onClose}
      answers={
        <>
          <Button onPress={onClose}>{t("affirm.no")}</Button>
          <Button
            look="primary"
            busy={busy}
            onPress={() => {
              setBusy(true);
              setProblem(null);
              void onAffirm().then((code) => {
                setBusy(false);
                setProblem(code);
              });
            }}
          >
            {t("affirm.yes")}
          </Button>
        </>
      }
    >
      <p>{t("affirm.body")}</p>
      {problem !== null && <Problem code={problem} />}
    </AskDialog>
  );
};
