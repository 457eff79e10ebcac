import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../components/ask-dialog.tsx";
import { Button } from "../components/button.tsx";
import { isTranslated } from "../i18n/catalogue.ts";
import { languageFor, languages } from "../i18n/languages.ts";
import { writingLocale } from "../i18n/locale.ts";
import { changeLanguage } from "../i18n/start.ts";
import { setTextSize, textSize, textSizes } from "./text-size.ts";

/** How the words are shown: their language and their size. Both change at once, and nothing of it is stored. */
export const Reading = () => {
  const { t, i18n } = useTranslation("frame");
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [size, setSize] = useState(textSize);
  const close = (): void => setIsOpen(false);
  const current = languageFor(i18n.language);
  const percent = new Intl.NumberFormat(writingLocale(i18n.language), { style: "percent" });
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)} expanded={isOpen}>
        <span>{current.name}</span>
        <span className="out-of-sight">{t("reading.heading")}</span>
      </Button>
      {isOpen && (
        <AskDialog heading={t("reading.heading")} onClose={close} answers={<Button onPress={close}>{t("close")}</Button>}>
          <div className="field">
            <label htmlFor={`${id}-language`}>{t("language")}</label>
            <select id={`${id}-language`} value={current.code} onChange={(event) => void changeLanguage(languageFor(event.target.value).code)}>
              {languages
                .filter(({ code }) => isTranslated(code))
                .map(({ code, name }) => (
                  <option key={code} value={code} lang={code}>
                    {name}
                  </option>
                ))}
            </select>
          </div>
          {current.isDraft && <p className="hint">{t("draftLanguage")}</p>}
          <div className="field">
            <label htmlFor={`${id}-size`}>{t("reading.size")}</label>
            <select
              id={`${id}-size`}
              value={size}
              onChange={(event) => {
                const chosen = Number(event.target.value);
                setTextSize(chosen);
                setSize(chosen);
              }}
            >
              {textSizes.map((offered) => (
                <option key={offered} value={offered}>
                  {percent.format(offered)}
                </option>
              ))}
            </select>
          </div>
        </AskDialog>
      )}
    </>
  );
};
