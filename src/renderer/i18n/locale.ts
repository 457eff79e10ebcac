/** @file How numbers, dates and sizes are written: as the system has it where its language is the page's, else as the page's language does. */
import { languageFor } from "./languages.ts";

let system: Intl.Locale | null = null;

/** @param tag BCP 47, as the system says it; one that nobody knows is left aside */
export const rememberSystemLocale = (tag: string): void => {
  try {
    system = new Intl.Locale(tag);
  } catch {
    system = null;
  }
};

/** Someone in London who reads English has their own dates, and someone in Cairo who reads Arabic their own digits. */
export const writingLocale = (language: string): string =>
  system !== null && system.language === languageFor(language).code ? system.toString() : language;
