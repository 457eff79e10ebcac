import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../shared/model/error.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

interface ProblemProps {
  readonly code: ErrorCode;
  readonly onTryAgain?: (() => void) | undefined;
  readonly busy?: boolean;
}

/** What happened and what to do next, and the way to try again where there is one. */
export const Problem = ({ code, onTryAgain, busy = false }: ProblemProps) => {
  const { t } = useTranslation(["errors", "frame"]);
  return (
    <Notice kind="attention" announced>
      <p>
        <strong>{t(`${code}.what`)}</strong> {t(`${code}.next`)}
      </p>
      {onTryAgain !== undefined && (
        <Button onPress={onTryAgain} busy={busy}>
          {t("frame:tryAgain")}
        </Button>
      )}
    </Notice>
  );
};
