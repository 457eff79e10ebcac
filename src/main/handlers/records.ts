import type { ChosenItem } from "../../cases/index.ts";
import { failed, ok, type Outcome } from "../../shared/contract/index.ts";
import type { ItemId, ScanId } from "../../shared/model/brand.ts";
import type { Scans } from "../scans.ts";

/** What the named items of a scan are. The window names them only: it holds no fingerprint and can't invent one. */
export const recordsOf = (scans: Scans, scan: ScanId, items: readonly ItemId[]): Outcome<readonly ChosenItem[]> => {
  const run = scans.find(scan);
  if (run === undefined) return failed("unknown-scan");
  const records = [...new Set(items)].map((item) => run.record(item));
  return records.includes(undefined) ? failed("unknown-item") : ok(records.filter((record) => record !== undefined));
};
