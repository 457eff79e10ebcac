/** @file The languages there are. English comes with the page; each other one is a file of its own, read when it is chosen. */

export const languages = [
  { code: "en", name: "English", direction: "ltr" },
  { code: "de", name: "Deutsch", direction: "ltr" },
  { code: "fr", name: "Français", direction: "ltr" },
  { code: "es", name: "Español", direction: "ltr" },
  { code: "ar", name: "العربية", direction: "rtl" },
  { code: "hi", name: "हिन्दी", direction: "ltr" },
] as const;

export type Language = (typeof languages)[number];
export type LanguageCode = Language["code"];

/** The language that fits a BCP 47 tag best; English when none does. */
export const languageFor = (tag: string): Language => {
  const [primary] = tag.toLowerCase().split("-");
  return languages.find(({ code }) => code === primary) ?? languages[0];
};
