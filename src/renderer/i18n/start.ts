import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { formatNumber } from "../format/numbers.ts";
import { catalogueOf, english, isTranslated, namespaces } from "./catalogue.ts";
import { isolate } from "./isolate.ts";
import { languageFor, languages, type LanguageCode } from "./languages.ts";
import { rememberSystemLocale, writingLocale } from "./locale.ts";

/** Screen readers and the layout follow the page's own language and direction. */
const turnPage = (code: string): void => {
  const { direction } = languageFor(code);
  document.documentElement.lang = code;
  document.documentElement.dir = direction;
};

let wanted: LanguageCode = "en";

export const changeLanguage = async (code: LanguageCode): Promise<void> => {
  wanted = code;
  const catalogue = await catalogueOf(code);
  for (const [namespace, messages] of Object.entries(catalogue)) i18next.addResourceBundle(code, namespace, messages);
  // Whoever chose another one meanwhile means that one, however long its words took to come.
  if (wanted === code) await i18next.changeLanguage(code);
};

/** @param systemLocale BCP 47, as the system says it */
export const startLanguages = async (systemLocale: string): Promise<void> => {
  rememberSystemLocale(systemLocale);
  // Before anything is drawn anew, so that no word is ever laid out in the direction of another language.
  i18next.on("languageChanged", turnPage);
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    supportedLngs: languages.map(({ code }) => code),
    ns: [...namespaces],
    defaultNS: "frame",
    resources: { en: english },
    // React escapes what it shows. What is put into a sentence is only kept from turning it.
    interpolation: { escapeValue: true, escape: (text) => isolate(text, languageFor(i18next.language).direction) },
    react: { useSuspense: false },
  });
  i18next.services.formatter?.add("number", (value: unknown, language) =>
    typeof value === "number" ? formatNumber(writingLocale(language ?? i18next.language), value) : String(value),
  );
  const { code } = languageFor(systemLocale);
  if (code !== "en" && isTranslated(code)) await changeLanguage(code);
};
