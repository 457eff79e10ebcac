import { z } from "zod";
import { caseId, draftId, itemId, scanId } from "../model/brand.ts";
import { caseKeys, caseLabel, caseSummary, draft, keeping } from "../model/case.ts";
import { command, event } from "./define.ts";

const received = z.object({ summary: caseSummary, keys: caseKeys }).readonly();

export const sending = {
  /**
   * Makes the PIN and the exact bytes, in memory; nothing is stored and nothing connects. `pin` is the person's own,
   * null for one made here. `keeping` and `label` say where the case will be saved before the first request.
   */
  prepare: command(
    z
      .object({
        scan: scanId,
        items: z.array(itemId).min(1).max(200_000).readonly(),
        pin: z.string().max(64).nullable(),
        label: caseLabel,
        keeping,
        assisted: z.boolean(),
      })
      .readonly(),
    draft,
  ),
  /** The same for a case that is there already: its number and PIN stay, only more fingerprints follow. */
  prepareMore: command(
    z
      .object({ scan: scanId, items: z.array(itemId).min(1).max(200_000).readonly(), case: caseId })
      .readonly(),
    draft,
  ),
  /** The person pressed Send. Saves key and PIN first, then connects. Calling again for the same draft goes on where it stopped. */
  send: command(z.object({ draft: draftId }).readonly(), received),
  discard: command(z.object({ draft: draftId }).readonly(), z.undefined()),
  progressed: event(
    z
      .object({
        draft: draftId,
        state: z.enum(["saving", "creating", "delivering", "confirmed", "waiting"]),
        delivered: z.number().int().nonnegative(),
        total: z.number().int().nonnegative(),
      })
      .readonly(),
  ),
} as const;
