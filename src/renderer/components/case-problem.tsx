import { useTranslation } from "react-i18next";
import type { SecretsStatus } from "../../shared/contract/secrets.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import { ownprint } from "../ownprint.ts";
import { useAsked } from "../state/use-asked.ts";
import { Button } from "./button.tsx";
import { KeychainNotice } from "./keychain-notice.tsx";
import { Notice } from "./notice.tsx";
import { Problem } from "./problem.tsx";

interface CaseProblemProps {
  readonly code: ErrorCode;
  readonly busy?: boolean;
  readonly onTryAgain?: (() => void) | undefined;
  /** What goes on with this session's memory, where that is a way out. */
  readonly onSession?: (() => void) | undefined;
  readonly paper?: "read" | "keep" | undefined;
}

const keychainFaults: Readonly<Partial<Record<ErrorCode, Exclude<SecretsStatus["keychain"], "ready">>>> = {
  "keychain-locked": "locked",
  "keychain-missing": "missing",
  "keychain-denied": "denied",
  "keychain-failed": "failed",
};

/** What went wrong with a case. Where the keychain is why, the person has the choice: unlock it, this session only, or paper. */
export const CaseProblem = ({ code, busy = false, onTryAgain, onSession, paper }: CaseProblemProps) => {
  const { t } = useTranslation(["cases", "errors"]);
  const { ask, busy: asking } = useAsked();
  const keychain = keychainFaults[code];
  const useSession = onSession === undefined ? undefined : () => void ask(() => ownprint.secrets.useSession(), onSession);
  if (keychain !== undefined) {
    return (
      <KeychainNotice
        keychain={keychain}
        busy={busy || asking}
        onTryAgain={() => void ask(() => ownprint.secrets.tryAgain(), () => onTryAgain?.())}
        onUseSession={useSession}
        paper={paper}
      />
    );
  }
  if (code === "keychain-full" && onSession !== undefined) {
    return (
      <Notice kind="attention" announced>
        <p>
          <strong>{t(`errors:${code}.what`)}</strong> {t("fault.paperKeep")}
        </p>
        <Button onPress={onSession} busy={busy}>
          {t("fault.session")}
        </Button>
      </Notice>
    );
  }
  return <Problem code={code} onTryAgain={onTryAgain} busy={busy} />;
};
