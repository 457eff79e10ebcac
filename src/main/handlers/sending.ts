import type { Cases } from "../../cases/index.ts";
import { failed, type OwnprintHandlers } from "../../shared/contract/index.ts";
import type { Scans } from "../scans.ts";

/** Items are named by the window and looked up here: the window holds no fingerprint and can't invent one. */
export const sendingHandlers = (scans: Scans, cases: Cases): OwnprintHandlers["sending"] => ({
  ...cases.sending,
  prepare: ({ scan, items, ...wishes }) => {
    const run = scans.find(scan);
    if (run === undefined) return failed("unknown-scan");
    const records = [...new Set(items)].map((item) => run.record(item));
    if (records.includes(undefined)) return failed("unknown-item");
    return cases.sending.prepare({ ...wishes, items: records.filter((record) => record !== undefined) });
  },
});
