import { useTranslation } from "react-i18next";
import type { SecretsStatus } from "../../shared/contract/secrets.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

interface KeychainNoticeProps {
  readonly keychain: Exclude<SecretsStatus["keychain"], "ready">;
  readonly busy: boolean;
  readonly onTryAgain: () => void;
  /** Left out where memory is no way out, such as for a case that is in the keychain. */
  readonly onUseSession?: (() => void) | undefined;
  /** What paper can do here: hold what is kept already, or take the place of keeping it. */
  readonly paper?: "read" | "keep" | undefined;
}

/** The keychain can't be used right now. A plain sentence and the choice; never a silent way round it. */
export const KeychainNotice = ({ keychain, busy, onTryAgain, onUseSession, paper }: KeychainNoticeProps) => {
  const { t } = useTranslation(["send", "cases"]);
  return (
    <Notice kind="attention" heading={t(`keychain.${keychain}.heading`)} announced>
      <p>{t(`keychain.${keychain}.body`)}</p>
      {paper !== undefined && <p>{t(paper === "read" ? "cases:fault.paperRead" : "cases:fault.paperKeep")}</p>}
      <div className="row">
        <Button onPress={onTryAgain} busy={busy}>
          {t(keychain === "locked" ? "keychain.tryAgain" : "keychain.tryAgainPlain")}
        </Button>
        {onUseSession !== undefined && <Button onPress={onUseSession}>{t("keychain.useSession")}</Button>}
      </div>
    </Notice>
  );
};
