import type { ChosenItem } from "../../cases/index.ts";
import { failed, ok, type Outcome } from "../../shared/contract/index.ts";
import type { ItemId, ScanId } from "../../shared/model/brand.ts";
import type { Scans } from "../scans.ts";

/** What the named items of a scan are. The window names them only: it holds no fingerprint and can't invent one. */
export const recordsOf = (scans: Scans, scan: ScanId, items: readonly ItemId[]): Outcome<readonly ChosenItem[]> => {
  const run = scans.find(scan);
  if (run === undefined) return failed("unknown-scan");
  const records = [...new Set(items)].map((item) => run.record(item));
  if (records.includes(undefined)) return failed("unknown-item");
  // Promise 7: whatever the window asks for, only what was said to be of adults goes anywhere.
  if (items.some((item) => scans.ages.of(scan, item) !== "adult")) return failed("not-everyone-adult");
  return ok(records.filter((record) => record !== undefined));
};
