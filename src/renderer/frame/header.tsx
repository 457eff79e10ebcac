import { useTranslation } from "react-i18next";
import { RidgeFigure } from "../ridge/ridge-figure.tsx";
import { MARK_SEED } from "../ridge/mark.ts";
import { leave } from "../quick-exit/quick-exit.ts";
import { changeLanguage } from "../i18n/start.ts";
import { isTranslated } from "../i18n/catalogue.ts";
import { languageFor, languages } from "../i18n/languages.ts";

interface HeaderProps {
  /** Null where going to the cases would lose something. */
  readonly onCases: (() => void) | null;
}

export const Header = ({ onCases }: HeaderProps) => {
  const { t, i18n } = useTranslation("frame");
  const offered = languages.filter(({ code }) => isTranslated(code));
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
        {offered.length > 1 && (
          <label className="language">
            <span className="out-of-sight">{t("language")}</span>
            <select value={i18n.language} onChange={(event) => void changeLanguage(languageFor(event.target.value).code)}>
              {offered.map(({ code, name }) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" className="button button-leave" onClick={leave} title={t("leaveHint")}>
          {t("leave")}
        </button>
      </div>
    </header>
  );
};
