/** @file Runs a scan to its end and gathers what it said. */
import { randomBytes } from "node:crypto";
import type { Engine, ItemRecord, ScanRequest, ScanRun } from "../../src/engine/index.ts";
import { localPath, scanId } from "../../src/shared/model/brand.ts";
import type { ScanProgress, SkipReason } from "../../src/shared/model/scan.ts";

export const newScanId = () => scanId.parse(`scan-${randomBytes(16).toString("hex")}`);

type Wishes = Partial<Omit<ScanRequest, "id" | "sources">>;

export const startScanOf = (engine: Engine, sources: readonly string[], wishes: Wishes = {}): ScanRun =>
  engine.scan({ id: newScanId(), sources: sources.map((path) => localPath.parse(path)), ...wishes });

export interface Scanned {
  readonly items: Map<string, ItemRecord>;
  readonly skipped: Map<string, SkipReason>;
  readonly last: ScanProgress;
  readonly run: ScanRun;
}

export const scanOf = async (engine: Engine, sources: readonly string[], wishes: Wishes = {}): Promise<Scanned> => {
  const items = new Map<string, ItemRecord>();
  const skipped = new Map<string, SkipReason>();
  const run = startScanOf(engine, sources, {
    ...wishes,
    onItem: (record) => items.set(record.path, record),
    onSkipped: ({ path, reason }) => skipped.set(path, reason),
  });
  return { items, skipped, last: await run.done, run };
};
