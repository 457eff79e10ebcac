/** @file The scans of this session: which runs there are, and what the contract may ask of each. */
import { randomBytes } from "node:crypto";
import type { Engine, ScanRun } from "../engine/index.ts";
import { scanId, type LocalPath, type ScanId } from "../shared/model/brand.ts";
import type { ScanAge, ScanProgress } from "../shared/model/scan.ts";
import { createAges, type Ages } from "./ages.ts";

export interface Scans {
  readonly engine: Pick<Engine, "thumbnail" | "frames">;
  readonly ages: Ages;
  readonly start: (sources: readonly LocalPath[], age: ScanAge) => ScanProgress;
  readonly find: (id: ScanId) => ScanRun | undefined;
  /** Stops the run if it goes on, and forgets everything known of it. */
  readonly forget: (id: ScanId) => boolean;
  readonly forgetAll: () => void;
}

export const createScans = (engine: Engine, onProgress: (progress: ScanProgress) => void): Scans => {
  const runs = new Map<ScanId, ScanRun>();
  const ages = createAges();
  const forget = (id: ScanId): boolean => {
    runs.get(id)?.cancel();
    ages.forget(id);
    return runs.delete(id);
  };
  return {
    engine,
    ages,
    start: (sources, age) => {
      const id = scanId.parse(`scan-${randomBytes(16).toString("hex")}`);
      ages.begin(id, age);
      const run = engine.scan({
        id,
        sources,
        onProgress: (progress) => {
          if (runs.has(id)) onProgress(progress);
        },
      });
      runs.set(id, run);
      return run.progress();
    },
    find: (id) => runs.get(id),
    forget,
    forgetAll: () => {
      for (const id of [...runs.keys()]) forget(id);
    },
  };
};
