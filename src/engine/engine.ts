import { availableParallelism } from "node:os";
import { bytes, milliseconds } from "../shared/model/brand.ts";
import type { Engine, EngineOptions, ScanRun } from "./options.ts";
import { createPool } from "./pool.ts";
import { startScan } from "./scan.ts";

const TIME_LIMIT = milliseconds.parse(60_000);
const MEMORY_CEILING = bytes.parse(1.5 * 2 ** 30);
const THUMBNAIL_LIMIT = { silent: 30_000, total: 60_000 } as const;
const STRIP_LIMIT = { silent: 30_000, total: 90_000 } as const;

/** Makes an engine. Processes are started when there is work, not before. */
export const createEngine = ({ spawn, processes, timeLimit = TIME_LIMIT, memoryCeiling = MEMORY_CEILING }: EngineOptions): Engine => {
  const pool = createPool(spawn, Math.max(1, processes ?? availableParallelism()), memoryCeiling);
  const runs = new Set<ScanRun>();
  return {
    scan: (request) => {
      const run = startScan(pool, timeLimit, request);
      runs.add(run);
      void run.done.then(() => runs.delete(run));
      return run;
    },
    thumbnail: async (path, _kind, longSide) => {
      const outcome = await pool.run({ type: "picture", path, longSide }, THUMBNAIL_LIMIT);
      if (outcome.type === "pictured") {
        const { jpeg, width, height } = outcome;
        return { ok: true, jpeg, width, height };
      }
      return { ok: false, reason: outcome.type === "failed" ? outcome.reason : "decoder-crashed" };
    },
    frames: async (path, count, longSide) => {
      const outcome = await pool.run({ type: "frames", path, count, longSide }, STRIP_LIMIT);
      if (outcome.type !== "framed") return { ok: false, reason: outcome.type === "failed" ? outcome.reason : "decoder-crashed" };
      return { ok: true, frames: outcome.frames.map((frame) => ({ ...frame, at: milliseconds.parse(frame.at) })) };
    },
    close: async () => {
      for (const run of runs) run.cancel();
      await pool.close();
    },
  };
};
