import { z } from "zod";
import { caseId } from "../model/brand.ts";
import { caseKeys, caseLabel, caseSummary } from "../model/case.ts";
import { command } from "./define.ts";

const ofCase = z.object({ case: caseId }).readonly();

export const cases = {
  /** From the last known state; nothing connects. */
  list: command(z.undefined(), z.array(caseSummary).readonly()),
  /** The person pressed Check: asks the bank for this one case. A case whose answer was lost finds its number this way too. */
  check: command(ofCase, caseSummary),
  /** One deliberate act. */
  reveal: command(ofCase, caseKeys),
  rename: command(z.object({ case: caseId, label: caseLabel }).readonly(), caseSummary),
  /** Removes the case from this computer. The bank keeps it; without number and PIN nobody can check it again. */
  forget: command(ofCase, z.undefined()),
} as const;
