import { failed, ok, type OwnprintHandlers } from "../../shared/contract/index.ts";
import type { Scans } from "../scans.ts";

export const reviewHandlers = (scans: Scans): OwnprintHandlers["review"] => ({
  thumbnail: async ({ scan, item, longSide }) => {
    const run = scans.find(scan);
    if (run === undefined) return failed("unknown-scan");
    const record = run.record(item);
    if (record === undefined) return failed("unknown-item");
    const made = await scans.engine.thumbnail(record.path, record.kind, longSide);
    if (!made.ok) return failed("thumbnail-failed");
    return ok({ item, jpeg: made.jpeg, width: made.width, height: made.height });
  },
});
