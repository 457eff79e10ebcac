/** @file The words of the sheet in every language that has them; a word that is missing in one is given in English. */
import ar from "../../shared/messages/ar/handover.json" with { type: "json" };
import de from "../../shared/messages/de/handover.json" with { type: "json" };
import en from "../../shared/messages/en/handover.json" with { type: "json" };
import es from "../../shared/messages/es/handover.json" with { type: "json" };
import fr from "../../shared/messages/fr/handover.json" with { type: "json" };
import hi from "../../shared/messages/hi/handover.json" with { type: "json" };
import type { Tongue } from "./page.ts";

export type SheetTexts = typeof en;

export interface SheetWords extends Tongue {
  readonly texts: SheetTexts;
}

const catalogues: Readonly<Record<string, Partial<SheetTexts>>> = { ar, de, en, es, fr, hi };
const rightToLeft: readonly string[] = ["ar"];

/** Languages with a sheet of their own. */
export const sheetLanguages: readonly string[] = Object.keys(catalogues);

/** The sheet's words in a language; English where there are none. */
export const sheetWords = (language: string): SheetWords => {
  const texts = catalogues[language];
  if (texts === undefined) return { language: "en", direction: "ltr", texts: en };
  return { language, direction: rightToLeft.includes(language) ? "rtl" : "ltr", texts: { ...en, ...texts } };
};
