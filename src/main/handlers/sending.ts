import type { Cases } from "../../cases/index.ts";
import type { Outcome, OwnprintHandlers } from "../../shared/contract/index.ts";
import type { DraftId, ScanId } from "../../shared/model/brand.ts";
import type { Draft } from "../../shared/model/case.ts";
import type { Scans } from "../scans.ts";
import { recordsOf } from "./records.ts";

export const sendingHandlers = (scans: Scans, cases: Cases): OwnprintHandlers["sending"] => {
  /** Which scan each draft was made of, until it has arrived. */
  const madeOf = new Map<DraftId, ScanId>();
  const made = (scan: ScanId, outcome: Outcome<Draft>): Outcome<Draft> => {
    if (outcome.ok) madeOf.set(outcome.value.id, scan);
    return outcome;
  };
  return {
    ...cases.sending,
    prepare: async ({ scan, items, ...wishes }) => {
      const records = recordsOf(scans, scan, items);
      return records.ok ? made(scan, await cases.sending.prepare({ ...wishes, items: records.value })) : records;
    },
    prepareMore: async ({ scan, items, case: existing }) => {
      const records = recordsOf(scans, scan, items);
      return records.ok ? made(scan, await cases.sending.prepareMore({ case: existing, items: records.value })) : records;
    },
    send: async ({ draft }) => {
      const sent = await cases.sending.send({ draft });
      const scan = madeOf.get(draft);
      // Every part is confirmed: what the disk remembers of the scan has done its work.
      if (sent.ok && scan !== undefined) {
        madeOf.delete(draft);
        await scans.sent(scan);
      }
      return sent;
    },
    discard: async ({ draft }) => {
      const discarded = await cases.sending.discard({ draft });
      if (discarded.ok) madeOf.delete(draft);
      return discarded;
    },
  };
};
