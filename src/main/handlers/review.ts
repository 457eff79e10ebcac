import { failed, ok, type OwnprintHandlers } from "../../shared/contract/index.ts";
import { mayBeShown } from "../ages.ts";
import type { Scans } from "../scans.ts";

export const reviewHandlers = (scans: Scans): OwnprintHandlers["review"] => ({
  markAge: ({ scan, items, age }) => {
    const run = scans.find(scan);
    if (run === undefined) return failed("unknown-scan");
    const found = items.map((item) => run.items(item, 1)[0]);
    if (found.includes(undefined)) return failed("unknown-item");
    const marked = [...new Set(found.flatMap((item) => (item === undefined ? [] : item.companion === undefined ? [item.id] : [item.id, item.companion])))];
    scans.ages.mark(scan, marked, age);
    return ok({ marked });
  },
  thumbnail: async ({ scan, item, longSide }) => {
    const run = scans.find(scan);
    if (run === undefined) return failed("unknown-scan");
    const record = run.record(item);
    if (record === undefined) return failed("unknown-item");
    if (!mayBeShown(scans.ages.of(scan, item))) return failed("not-shown");
    const made = await scans.engine.thumbnail(record.path, record.kind, longSide);
    if (!made.ok) return failed("thumbnail-failed");
    // It may have been marked while the picture was being made.
    if (!mayBeShown(scans.ages.of(scan, item))) return failed("not-shown");
    return ok({ item, jpeg: made.jpeg, width: made.width, height: made.height });
  },
  groups: async ({ scan }) => {
    const run = scans.find(scan);
    return run === undefined ? failed("unknown-scan") : ok({ groups: await run.groups() });
  },
  frames: async ({ scan, item, count, longSide }) => {
    const run = scans.find(scan);
    if (run === undefined) return failed("unknown-scan");
    const record = run.record(item);
    if (record === undefined) return failed("unknown-item");
    if (!mayBeShown(scans.ages.of(scan, item))) return failed("not-shown");
    const made = await scans.engine.frames(record.path, count, longSide);
    if (!made.ok) return failed("thumbnail-failed");
    // It may have been marked while the pictures were being made.
    if (!mayBeShown(scans.ages.of(scan, item))) return failed("not-shown");
    return made.frames.length === 0 ? failed("no-frames") : ok({ item, frames: made.frames });
  },
});
