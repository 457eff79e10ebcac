import { failed, ok, type Outcome, type OwnprintHandlers } from "../../shared/contract/index.ts";
import type { ScanId } from "../../shared/model/brand.ts";
import type { ScanProgress } from "../../shared/model/scan.ts";
import type { ScanRun } from "../../engine/index.ts";
import type { Grants } from "../grants.ts";
import type { Scans } from "../scans.ts";

export const scanHandlers = (scans: Scans, grants: Grants): OwnprintHandlers["scan"] => {
  const asked =
    (act: (run: ScanRun) => void) =>
    ({ scan }: { readonly scan: ScanId }): Outcome<ScanProgress> => {
      const run = scans.find(scan);
      if (run === undefined) return failed("unknown-scan");
      act(run);
      return ok(run.progress());
    };

  return {
    start: async ({ grants: ids, age }) => {
      const paths = grants.paths(ids);
      const progress = paths === null ? null : await scans.start(paths, age);
      return progress === null ? failed("unknown-grant") : ok(progress);
    },
    unfinished: async () => ok(await scans.unfinished()),
    carryOn: async ({ age }) => {
      const carried = await scans.carryOn(age, (sources) => grants.add(sources));
      return carried === null ? failed("unknown-scan") : ok({ progress: carried.progress, grants: carried.granted });
    },
    dropUnfinished: async () => {
      await scans.dropUnfinished();
      return ok(undefined);
    },
    pause: asked((run) => run.pause()),
    resume: asked((run) => run.resume()),
    cancel: asked((run) => run.cancel()),
    progress: asked(() => undefined),
    items: ({ scan, from, limit }) => {
      const run = scans.find(scan);
      return run === undefined ? failed("unknown-scan") : ok({ items: run.items(from, limit).map((item) => ({ ...item, age: scans.ages.of(scan, item.id) })), total: run.progress().items });
    },
    skipped: ({ scan, from, limit }) => {
      const run = scans.find(scan);
      return run === undefined ? failed("unknown-scan") : ok({ skipped: run.skipped(from, limit), total: run.progress().skipped });
    },
    tryAgain: ({ scan, files }) => {
      const run = scans.find(scan);
      if (run === undefined) return failed("unknown-scan");
      run.tryAgain(files);
      return ok(run.progress());
    },
    forget: ({ scan }) => (scans.forget(scan) ? ok(undefined) : failed("unknown-scan")),
  };
};
