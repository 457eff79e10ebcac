import { useTranslation } from "react-i18next";
import type { SecretsStatus } from "../../shared/contract/secrets.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

interface KeychainNoticeProps {
  readonly keychain: Exclude<SecretsStatus["keychain"], "ready">;
  readonly busy: boolean;
  readonly onTryAgain: () => void;
  readonly onUseSession: () => void;
}

/** The keychain can't be used right now. A plain sentence and the choice; never a silent way round it. */
export const KeychainNotice = ({ keychain, busy, onTryAgain, onUseSession }: KeychainNoticeProps) => {
  const { t } = useTranslation("send");
  return (
    <Notice kind="attention" heading={t(`keychain.${keychain}.heading`)} announced>
      <p>{t(`keychain.${keychain}.body`)}</p>
      <div className="row">
        <Button onPress={onTryAgain} busy={busy}>
          {t(keychain === "locked" ? "keychain.tryAgain" : "keychain.tryAgainPlain")}
        </Button>
        <Button onPress={onUseSession}>{t("keychain.useSession")}</Button>
      </div>
    </Notice>
  );
};
