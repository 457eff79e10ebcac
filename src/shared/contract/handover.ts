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

/** Whose helplines the sheet names, as an ISO code; null for those of the whole world. */
const ofCase = z.object({ case: caseId, country: z.string().regex(/^[A-Z]{2}$/).nullable() }).readonly();

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
  sheet: command(ofCase, z.object({ html: z.string() }).readonly()),
  /** The same page as a file to take along, where the person chooses. It can be opened and printed anywhere. */
  saveSheet: command(ofCase, saved),
} as const;
