import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { catalogueOf, english, isTranslated, namespaces } from "./catalogue.ts";
import { languageFor, languages, type LanguageCode } from "./languages.ts";

/** Screen readers and the layout follow the page's own language and direction. */
const turnPage = (code: string): void => {
  const { direction } = languageFor(code);
  document.documentElement.lang = code;
  document.documentElement.dir = direction;
};

export const changeLanguage = async (code: LanguageCode): Promise<void> => {
  for (const [namespace, messages] of Object.entries(await catalogueOf(code))) {
    i18next.addResourceBundle(code, namespace, messages);
  }
  await i18next.changeLanguage(code);
  turnPage(code);
};

/** @param systemLocale BCP 47, as the system says it */
export const startLanguages = async (systemLocale: string): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    supportedLngs: languages.map(({ code }) => code),
    ns: [...namespaces],
    defaultNS: "frame",
    resources: { en: english },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  const { code } = languageFor(systemLocale);
  if (code !== "en" && isTranslated(code)) await changeLanguage(code);
  else turnPage("en");
};
