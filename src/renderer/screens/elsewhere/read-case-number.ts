/** @file A case number as people type or paste it: in small letters, with gaps or dashes of any kind, or none. */
import { caseNumber, type CaseNumber } from "../../../shared/case-api.ts";

/** Letters that a case number never has, for the ones they are mistaken for. */
const mistaken: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

/** The number that was meant; null when it is none. */
export const readCaseNumber = (typed: string): CaseNumber | null => {
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll(/[OIL]/g, (letter) => mistaken[letter] ?? letter);
  return caseNumber.safeParse((letters.match(/.{1,4}/g) ?? []).join("-")).data ?? null;
};
