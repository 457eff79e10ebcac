/** @file What the commands share: one engine for one call, over the paths a person typed. */
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { createEngine, forkIsolated, type ItemRecord, type ScanRequest, type SkippedRecord } from "../engine/index.ts";
import { localPath, scanId } from "../shared/model/brand.ts";
import type { ScanProgress } from "../shared/model/scan.ts";

type Wishes = Omit<ScanRequest, "id" | "sources">;

/** Scans the paths with an engine of its own and waits for the end; Ctrl+C ends it early. */
export const scanPaths = async (paths: readonly string[], wishes: Wishes, processes?: number): Promise<ScanProgress> => {
  const engine = createEngine({ spawn: forkIsolated(), ...(processes === undefined ? {} : { processes }) });
  const run = engine.scan({
    digest: true,
    ...wishes,
    id: scanId.parse(`scan-${randomBytes(16).toString("hex")}`),
    sources: paths.map((path) => localPath.parse(resolve(path))),
  });
  const stop = (): void => run.cancel();
  process.once("SIGINT", stop);
  const last = await run.done;
  await engine.close();
  process.removeListener("SIGINT", stop);
  return last;
};

/** Everything a scan of the paths gave, in the order of the paths' names. */
export const gather = async (
  paths: readonly string[],
  wishes: Wishes = {},
): Promise<{ readonly items: readonly ItemRecord[]; readonly skipped: readonly SkippedRecord[] }> => {
  const items: ItemRecord[] = [];
  const skipped: SkippedRecord[] = [];
  await scanPaths(paths, { ...wishes, onItem: (record) => items.push(record), onSkipped: (record) => skipped.push(record) });
  const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1);
  return { items: items.sort(byPath), skipped: skipped.sort(byPath) };
};
