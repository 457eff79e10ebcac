import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../shared/model/error.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { AffirmDialog } from "./affirm-dialog.tsx";
import { AgeDialog, type AgeScope } from "./age-dialog.tsx";

export type Question =
  | { readonly kind: "leave" }
  | { readonly kind: "age" }
  | { readonly kind: "uncover-view" }
  | { readonly kind: "affirm"; readonly count: number };

interface ReviewQuestionsProps {
  readonly question: Question | null;
  readonly marked: ScanItem | undefined;
  /** All that are alike, the marked one among them. */
  readonly alike: readonly ScanItem[];
  readonly chosen: number;
  readonly onForget: () => void;
  readonly onUncoverView: () => void;
  readonly onMark: (scope: AgeScope, age: "under-18" | "not-sure") => Promise<ErrorCode | null>;
  readonly onAffirm: () => Promise<ErrorCode | null>;
  readonly onClose: () => void;
}

/** What is asked before something is done that can't be taken for granted. */
export const ReviewQuestions = ({ question, marked, alike, chosen, onForget, onUncoverView, onMark, onAffirm, onClose }: ReviewQuestionsProps) => {
  const { t } = useTranslation("review");
  switch (question?.kind) {
    case undefined:
      return null;
    case "leave":
      return (
        <AskDialog
          heading={t("leave.heading")}
          onClose={onClose}
          answers={
            <>
              <Button onPress={onClose}>{t("leave.no")}</Button>
              <Button look="danger" onPress={onForget}>
                {t("leave.yes")}
              </Button>
            </>
          }
        >
          <p>{t("leave.body")}</p>
        </AskDialog>
      );
    case "uncover-view":
      return (
        <AskDialog
          heading={t("uncoverViewAsk.heading")}
          onClose={onClose}
          answers={
            <>
              <Button onPress={onClose}>{t("uncoverViewAsk.no")}</Button>
              <Button
                onPress={() => {
                  onClose();
                  onUncoverView();
                }}
              >
                {t("uncoverViewAsk.yes")}
              </Button>
            </>
          }
        >
          <p>{t("uncoverViewAsk.body")}</p>
        </AskDialog>
      );
    case "age":
      return marked === undefined ? null : (
        <AgeDialog marked={marked} alike={alike} chosen={chosen} onMark={onMark} onClose={onClose} />
      );
    case "affirm":
      return <AffirmDialog count={question.count} onAffirm={onAffirm} onClose={onClose} />;
  }
};
