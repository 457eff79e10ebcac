import type { Cases } from "../../cases/index.ts";
import type { OwnprintHandlers } from "../../shared/contract/index.ts";
import type { Scans } from "../scans.ts";
import { recordsOf } from "./records.ts";

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
