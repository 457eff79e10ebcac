/**
 * @file Names, addresses and other texts that are put into a sentence may run the other way than the sentence does. Left to themselves
 * they would turn its words and its full stop around, so that such a text is set apart by two marks without a shape.
 */
import type { Language } from "./languages.ts";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_DIRECTIONAL_ISOLATE = "\u2069";

const runsRight = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u;
const runsLeft = new RegExp(`(?!${runsRight.source})\\p{L}`, "u");

/** A text for a sentence of this direction; set apart only where it would otherwise turn something, so that all else stays as it is. */
export const isolate = (text: string, direction: Language["direction"]): string => {
  const runsAgainst = direction === "rtl" ? runsLeft : runsRight;
  return runsAgainst.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}` : text;
};
