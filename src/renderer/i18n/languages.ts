/** @file The languages there are. English comes with the page; each other one is a file of its own, read when it is chosen. */

/** A draft was made by a machine, and nobody who speaks the language has read it over yet. */
export const languages = [
  { code: "en", name: "English", direction: "ltr", isDraft: false },
  { code: "de", name: "Deutsch", direction: "ltr", isDraft: true },
  { code: "fr", name: "Français", direction: "ltr", isDraft: true },
  { code: "es", name: "Español", direction: "ltr", isDraft: true },
  { code: "ar", name: "العربية", direction: "rtl", isDraft: true },
  { code: "hi", name: "हिन्दी", direction: "ltr", isDraft: true },
] as const;

export type Language = (typeof languages)[number];
export type LanguageCode = Language["code"];

/** The language that fits a BCP 47 tag best; English when none does. */
export const languageFor = (tag: string): Language => {
  const [primary] = tag.toLowerCase().split("-");
  return languages.find(({ code }) => code === primary) ?? languages[0];
};
