import { useTranslation } from "react-i18next";
import { RidgeFigure } from "../ridge/ridge-figure.tsx";
import { MARK_SEED } from "../ridge/mark.ts";
import { leave } from "../quick-exit/quick-exit.ts";
import { Reading } from "./reading.tsx";

interface HeaderProps {
  /** Null where going to the cases would lose something. */
  readonly onCases: (() => void) | null;
  readonly onHelp: () => void;
}

export const Header = ({ onCases, onHelp }: HeaderProps) => {
  const { t } = useTranslation(["frame", "help"]);
  return (
    <header className="header">
      <div className="wordmark">
        <RidgeFigure shape="print" seed={MARK_SEED} />
        <span translate="no">{t("name")}</span>
      </div>
      <div className="header-tools">
        {onCases !== null && (
          <button type="button" className="button button-quiet" onClick={onCases}>
            {t("cases")}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onHelp}>
          {t("help:open")}
        </button>
        <Reading />
        <button type="button" className="button button-leave" onClick={leave} title={t("leaveHint")}>
          {t("leave")}
        </button>
      </div>
    </header>
  );
};
