import { z } from "zod";
import { caseNumber, pin } from "../case-api.ts";
import { caseId, milliseconds } from "../model/brand.ts";
import {
  caseKeys,
  caseLabel,
  caseSummary,
  elsewhereCase,
  elsewhereKeys,
  elsewhereService,
  keeping,
  unreadableCase,
} from "../model/case.ts";
import { command } from "./define.ts";

const ofCase = z.object({ case: caseId }).readonly();

/** One of the two things a person must not lose. */
export const copiedKey = z.enum(["number", "pin"]);
export type CopiedKey = z.infer<typeof copiedKey>;

const toCopy = z.object({ case: caseId, what: copiedKey }).readonly();
/** After how long the clipboard is emptied again, unless something else was copied in the meantime. */
const copied = z.object({ clearsAfter: milliseconds }).readonly();

export const cases = {
  /** From the last known state; nothing connects. */
  list: command(z.undefined(), z.array(caseSummary).readonly()),
  /** What the list leaves out because it can't be read. It stays where it is until the person forgets it by its id. */
  unreadable: command(z.undefined(), z.array(unreadableCase).readonly()),
  /** The person pressed Check: asks the bank for this one case. A case whose answer was lost finds its number this way too. */
  check: command(ofCase, caseSummary),
  /** One deliberate act. */
  reveal: command(ofCase, caseKeys),
  /**
   * One deliberate act, too: main reads the key and puts it on the clipboard itself, out of the clipboard's history where the system
   * allows, so that it need not be revealed in the window. Fails with case-not-sent while there is no number.
   */
  copy: command(toCopy, copied),
  rename: command(z.object({ case: caseId, label: caseLabel }).readonly(), caseSummary),
  /** Asks the bank to withdraw the case. What was asked is kept before the request leaves; asking twice is the same as once. */
  withdraw: command(ofCase, caseSummary),
  /** Removes the case from this computer. The bank keeps it; without number and PIN nobody can check it again. */
  forget: command(ofCase, z.undefined()),
  /** A case of this bank that is not on this computer, such as one from a printed sheet: asks the bank for it, then keeps it. */
  adopt: command(z.object({ caseNumber, pin, label: caseLabel, keeping }).readonly(), caseSummary),
  /** Cases made at other services and entered by hand. */
  elsewhere: command(z.undefined(), z.array(elsewhereCase).readonly()),
  noteElsewhere: command(
    z
      .object({
        service: elsewhereService,
        label: caseLabel,
        keys: elsewhereKeys,
        note: z.string().trim().max(200),
        keeping,
      })
      .readonly(),
    elsewhereCase,
  ),
  /** One deliberate act, as `reveal` is. */
  revealElsewhere: command(ofCase, elsewhereKeys),
  /** As `copy` is. Fails with unknown-case when the person noted no such key. */
  copyElsewhere: command(toCopy, copied),
} as const;
