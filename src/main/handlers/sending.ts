import type { Cases, ChosenItem } from "../../cases/index.ts";
import { failed, ok, type Outcome, type OwnprintHandlers } from "../../shared/contract/index.ts";
import type { ItemId, ScanId } from "../../shared/model/brand.ts";
import type { Scans } from "../scans.ts";

const recordsOf = (scans: Scans, scan: ScanId, items: readonly ItemId[]): Outcome<readonly ChosenItem[]> => {
  const run = scans.find(scan);
  if (run === undefined) return failed("unknown-scan");
  const records = [...new Set(items)].map((item) => run.record(item));
  return records.includes(undefined) ? failed("unknown-item") : ok(records.filter((record) => record !== undefined));
};

/** Items are named by the window and looked up here: the window holds no fingerprint and can't invent one. */
export const sendingHandlers = (scans: Scans, cases: Cases): OwnprintHandlers["sending"] => ({
  ...cases.sending,
  prepare: ({ scan, items, ...wishes }) => {
    const records = recordsOf(scans, scan, items);
    return records.ok ? cases.sending.prepare({ ...wishes, items: records.value }) : records;
  },
  prepareMore: ({ scan, items, case: existing }) => {
    const records = recordsOf(scans, scan, items);
    return records.ok ? cases.sending.prepareMore({ case: existing, items: records.value }) : records;
  },
});
