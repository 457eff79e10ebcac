/** @file One scan: the walk feeds a queue, the queue feeds the pool, the outcomes fill the store. */
import { bytes, milliseconds, type Milliseconds } from "../shared/model/brand.ts";
import type { ScanProgress, ScanState, SkipReason } from "../shared/model/scan.ts";
import type { Outcome, Patience } from "./isolated-worker.ts";
import type { RememberedOutcome } from "./journal.ts";
import { createItemStore } from "./item-store.ts";
import type { ScanRequest, ScanRun } from "./options.ts";
import type { Pool } from "./pool.ts";
import { remainingTime, stopwatch, throttled } from "./progress.ts";
import { walk, type Found } from "./walk.ts";

type FoundFile = Extract<Found, { readonly type: "file" }>;

/** The walk runs ahead so that the total is known early, but not without end. */
const QUEUE_LIMIT = 200_000;
/** A long video may take this long in all, or longer if it is very large. */
const LONGEST = 30 * 60_000;
const SLOWEST_BYTES_A_MILLISECOND = 500;

const patienceFor = (file: FoundFile, timeLimit: Milliseconds): Patience => ({
  silent: timeLimit,
  total: Math.max(LONGEST, file.bytes / SLOWEST_BYTES_A_MILLISECOND),
});

/** Starts a scan on the pool. It begins at once. */
export const startScan = (pool: Pool, timeLimit: Milliseconds, request: ScanRequest): ScanRun => {
  const owner = {};
  const store = createItemStore();
  const watch = stopwatch();
  const found = { files: 0, bytes: 0 };
  const finished = { files: 0, bytes: 0 };
  const queue: FoundFile[] = [];
  let taken = 0;
  let underWay = 0;
  let countingDone = false;
  let state: ScanState = "running";
  let room: (() => void) | undefined;

  const isOver = (): boolean => state === "done" || state === "cancelled";
  const progress = (): ScanProgress => ({
    scan: request.id,
    state,
    found: { files: found.files, bytes: bytes.parse(found.bytes) },
    countingDone,
    finished: { files: finished.files, bytes: bytes.parse(finished.bytes) },
    ...store.count(),
    remaining: ((time) => (time === null ? null : milliseconds.parse(time)))(
      remainingTime(found, finished, countingDone, watch.elapsed()),
    ),
  });
  const teller = throttled(() => request.onProgress?.(progress()));

  const { promise: done, resolve: settle } = Promise.withResolvers<ScanProgress>();
  const end = (last: "done" | "cancelled"): void => {
    if (isOver()) return;
    state = last;
    watch.stop();
    queue.length = 0;
    room?.();
    teller.flush();
    const settled = (): void => settle(progress());
    if (request.journal === undefined) settled();
    else void request.journal.flush().then(settled);
  };
  const endWhenNothingIsLeft = (): void => {
    if (countingDone && underWay === 0 && taken === queue.length && state === "running") end("done");
  };

  const skip = (path: string, folder: string, reason: SkipReason): void => {
    const record = store.skip(path, folder, reason);
    request.onSkipped?.(record);
  };
  const settleFile = (file: FoundFile, outcome: RememberedOutcome, tmk: Uint8Array | null): void => {
    finished.files += 1;
    finished.bytes += file.bytes;
    if (outcome.type === "hashed") {
      const record = store.add({ file, ...outcome });
      request.onItem?.(record);
      if (tmk !== null) request.onTmk?.(record, tmk);
    } else skip(file.path, file.folder, outcome.reason);
  };
  const finish = (file: FoundFile, outcome: Outcome): void => {
    const how: RememberedOutcome = outcome.type === "pictured" ? { type: "failed", reason: "decoder-crashed" } : outcome;
    request.journal?.remember(file, how);
    settleFile(file, how, outcome.type === "hashed" ? outcome.tmk : null);
  };
  /** Takes what an earlier run found out about the same file. A `.tmk` file is not remembered, so it is made again. */
  const recalled = (file: FoundFile): boolean => {
    const known = request.onTmk === undefined ? request.journal?.recall(file) : undefined;
    if (known === undefined) return false;
    settleFile(file, known, null);
    return true;
  };

  const dispatch = (): void => {
    // One more than there are processes, so that none waits for this one to answer.
    while (state === "running" && underWay <= pool.size && taken < queue.length) {
      const file = queue[taken];
      taken += 1;
      if (file === undefined) continue;
      if (taken > 10_000) {
        queue.splice(0, taken);
        taken = 0;
      }
      if (queue.length - taken < QUEUE_LIMIT) room?.();
      underWay += 1;
      const { path, bytes: size, modified } = file;
      const order = {
        type: "hash" as const,
        path,
        bytes: size,
        modified,
        variants: request.variants ?? false,
        fullDecode: request.fullDecode ?? false,
        tmk: request.onTmk !== undefined,
      };
      void pool.run(order, patienceFor(file, timeLimit), owner).then((outcome) => {
        underWay -= 1;
        if (isOver()) return;
        finish(file, outcome);
        teller.touch();
        dispatch();
        endWhenNothingIsLeft();
      });
    }
  };

  const count = async (): Promise<void> => {
    for await (const one of walk(request.sources, request.fetchFromCloud)) {
      if (isOver()) return;
      found.files += 1;
      if (one.type === "file") {
        found.bytes += one.bytes;
        if (recalled(one)) {
          teller.touch();
          continue;
        }
        queue.push(one);
        dispatch();
        if (queue.length - taken >= QUEUE_LIMIT) {
          await new Promise<void>((resolve) => {
            room = resolve;
          });
        }
      } else {
        finished.files += 1;
        skip(one.path, one.folder, one.reason);
      }
      teller.touch();
    }
    countingDone = true;
    teller.touch();
    endWhenNothingIsLeft();
  };

  request.journal?.begin({
    sources: request.sources,
    variants: request.variants ?? false,
    fullDecode: request.fullDecode ?? false,
  });
  watch.start();
  void count();
  return {
    id: request.id,
    pause: () => {
      if (state !== "running") return;
      state = "paused";
      watch.stop();
      pool.hold(owner, true);
      teller.flush();
    },
    resume: () => {
      if (state !== "paused") return;
      state = "running";
      watch.start();
      pool.hold(owner, false);
      teller.flush();
      dispatch();
      endWhenNothingIsLeft();
    },
    cancel: () => end("cancelled"),
    progress,
    items: store.items,
    skipped: store.skipped,
    record: store.record,
    done,
  };
};
