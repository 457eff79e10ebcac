import { z } from "zod";
import { caseId, itemId, scanId } from "../model/brand.ts";
import { command } from "./define.ts";

/** json: our published schema. csv: the five columns of Meta's tools. lines: `type value`. vpdq: a text file for each video. */
export const exportFormat = z.enum(["json", "csv", "lines", "vpdq"]);
export type ExportFormat = z.infer<typeof exportFormat>;

/** What was said of everyone in the pictures, at the time they were taken. Only one answer lets anything out. */
export const ageAnswer = z.enum(["everyone-adult", "someone-under-18", "not-sure"]);
export type AgeAnswer = z.infer<typeof ageAnswer>;

const saved = z.object({ saved: z.number().int().nonnegative() }).readonly();

/** html: opens anywhere. pdf: prints the same anywhere. */
export const sheetFormat = z.enum(["html", "pdf"]);
export type SheetFormat = z.infer<typeof sheetFormat>;

const sheetShape = {
  case: caseId,
  /** Whose helplines the sheet names, as an ISO code; null for those of the whole world. */
  country: z.string().regex(/^[A-Z]{2}$/).nullable(),
  /** The window's language, such as "de". A language without words for the sheet gives it in English. */
  language: z.string().regex(/^[a-z]{2,3}$/),
};
const ofSheet = z.object(sheetShape).readonly();
export type SheetWishes = z.infer<typeof ofSheet>;

export const handover = {
  /**
   * Writes fingerprints into a file for an organisation that takes them in by hand, where the person chooses in the system's
   * dialog. `saved` is how many files were written; 0 means that the person closed the dialog.
   */
  export: command(
    z
      .object({
        scan: scanId,
        items: z.array(itemId).min(1).max(200_000).readonly(),
        format: exportFormat,
        age: ageAnswer,
      })
      .readonly(),
    saved,
  ),
  /**
   * One page to print or save: number, PIN, both as a QR code, how to check and withdraw, and help in a country. A whole HTML
   * document with no scripts, no pictures from elsewhere and a title that says nothing. It holds the PIN: show it only when asked to.
   */
  sheet: command(ofSheet, z.object({ html: z.string() }).readonly()),
  /** The same page as a file to take along, where the person chooses in the system's dialog. */
  saveSheet: command(z.object({ ...sheetShape, format: sheetFormat }).readonly(), saved),
  /** The same page on paper, by way of the system's own dialog. False means that the person closed it. */
  print: command(ofSheet, z.object({ printed: z.boolean() }).readonly()),
} as const;
