/** @file One scan: the walk feeds a queue, the queue feeds the pool, the outcomes fill the store. */
import { bytes, milliseconds, type Milliseconds } from "../shared/model/brand.ts";
import type { ScanProgress, ScanState, SkipReason } from "../shared/model/scan.ts";
import type { Outcome, Patience } from "./isolated-worker.ts";
import type { RememberedOutcome } from "./journal.ts";
import { createItemStore } from "./item-store.ts";
import { likeGroups } from "./like-groups.ts";
import type { ScanRequest, ScanRun } from "./options.ts";
import type { Pool } from "./pool.ts";
import { remainingTime, stopwatch, throttled } from "./progress.ts";
import { createScanQueue } from "./scan-queue.ts";
import { createWalks, type Found } from "./walk.ts";

type FoundFile = Extract<Found, { readonly type: "file" }>;

/** A file that waits for its turn, and under which id it was skipped before. */
interface Queued {
  readonly file: FoundFile;
  readonly again: number | null;
  readonly isFetched: boolean;
}

/** A long video may take this long in all, or longer if it is very large. */
const LONGEST = 30 * 60_000;
const SLOWEST_BYTES_A_MILLISECOND = 500;
/** A cloud drive may stay silent this long while it fetches a file. */
const FETCHING = 10 * 60_000;

const patienceFor = ({ file, isFetched }: Queued, timeLimit: Milliseconds): Patience => ({
  silent: isFetched ? Math.max(FETCHING, timeLimit) : timeLimit,
  total: Math.max(LONGEST, file.bytes / SLOWEST_BYTES_A_MILLISECOND),
});

/** Starts a scan on the pool. It begins at once. */
export const startScan = (pool: Pool, timeLimit: Milliseconds, request: ScanRequest): ScanRun => {
  const owner = {};
  const store = createItemStore();
  const walks = createWalks();
  const groups = likeGroups(store);
  const watch = stopwatch();
  const found = { files: 0, bytes: 0 };
  const finished = { files: 0, bytes: 0 };
  const queue = createScanQueue<Queued>();
  /** Ids of skipped files that are being tried again. Until then they stay skipped. */
  const trying = new Set<number>();
  let underWay = 0;
  /** Walks that go on: the first one, and looks at what is tried again. */
  let walking = 1;
  /** Cancelled before everything had its outcome: trying some files again doesn't change that. */
  let isCut = false;
  let state: ScanState = "running";
  let isWalked = false;
  let told = 0;
  /** Raised by each cancelling: what was begun before it stops. */
  let era = 0;

  const isOver = (): boolean => state === "done" || state === "cancelled";
  /** A walk that was cut short never comes to know how many there are, and one that ends after the scan changes nothing. */
  const countingDone = (): boolean => isWalked && (isOver() || walking === 0);
  const progress = (): ScanProgress => ({
    scan: request.id,
    told: (told += 1),
    state,
    found: { files: found.files, bytes: bytes.parse(found.bytes) },
    countingDone: countingDone(),
    finished: { files: finished.files, bytes: bytes.parse(finished.bytes) },
    ...store.count(),
    ...(request.journal === undefined ? {} : { remembered: request.journal.isKept() }),
    remaining: ((time) => (time === null ? null : milliseconds.parse(time)))(
      remainingTime(found, finished, countingDone(), watch.elapsed()),
    ),
  });
  const teller = throttled(() => request.onProgress?.(progress()));

  let ended = Promise.withResolvers<ScanProgress>();
  const end = (last: "done" | "cancelled"): void => {
    if (isOver()) return;
    state = last;
    watch.stop();
    queue.clear();
    teller.flush();
    const { resolve } = ended;
    const settled = (): void => resolve(progress());
    if (request.journal === undefined) settled();
    else void request.journal.flush().then(settled);
  };
  const endWhenNothingIsLeft = (): void => {
    if (state === "running" && walking === 0 && underWay === 0 && queue.isEmpty()) end(isCut ? "cancelled" : "done");
  };

  const count = (amount: { files: number; bytes: number }, files: number, size: number): void => {
    amount.files += files;
    amount.bytes += size;
  };
  const skip = (place: { readonly path: string; readonly folder: string; readonly bytes: number }, reason: SkipReason): void => {
    const record = store.skip(place, reason);
    request.onSkipped?.(record);
  };
  const answeredAgain = (id: number, size: number): void => {
    trying.delete(id);
    count(found, 0, size - (store.skippedPlace(id)?.bytes ?? 0));
    count(finished, 1, size);
  };
  const skipAgain = (id: number, size: number, reason: SkipReason): void => {
    answeredAgain(id, size);
    const record = store.skipAgain(id, size, reason);
    if (record !== undefined) request.onSkipped?.(record);
  };

  const settleFile = ({ file, again }: Queued, outcome: RememberedOutcome, tmk: Uint8Array | null): void => {
    if (outcome.type === "failed") {
      if (again !== null) { skipAgain(again, file.bytes, outcome.reason); return; }
      count(finished, 1, file.bytes);
      skip(file, outcome.reason);
      return;
    }
    if (again === null) count(finished, 1, file.bytes);
    else {
      answeredAgain(again, file.bytes);
      store.unskip(again);
    }
    const record = store.add({ file, ...outcome });
    request.onItem?.(record);
    if (tmk !== null) request.onTmk?.(record, tmk);
  };
  const finish = (queued: Queued, outcome: Outcome): void => {
    // Given up in the meantime, or answered for already.
    if (queued.again !== null && !trying.has(queued.again)) return;
    const how: RememberedOutcome =
      outcome.type === "pictured" || outcome.type === "framed" ? { type: "failed", reason: "decoder-crashed" } : outcome;
    request.journal?.remember(queued.file, how);
    settleFile(queued, how, outcome.type === "hashed" ? outcome.tmk : null);
  };
  /** Takes what an earlier run found out about the same file. A `.tmk` file is not remembered, so it is made again. */
  const recalled = (file: FoundFile): boolean => {
    const known = request.onTmk === undefined ? request.journal?.recall(file) : undefined;
    if (known === undefined) return false;
    settleFile({ file, again: null, isFetched: false }, known, null);
    return true;
  };

  const dispatch = (): void => {
    // One more than there are processes, so that none waits for this one to answer.
    while (state === "running" && underWay <= pool.size) {
      const queued = queue.take();
      if (queued === undefined) return;
      underWay += 1;
      const { path, bytes: size, modified } = queued.file;
      const order = {
        type: "hash" as const,
        path,
        bytes: size,
        modified,
        variants: request.variants ?? false,
        fullDecode: request.fullDecode ?? false,
        digest: request.digest ?? false,
        tmk: request.onTmk !== undefined,
      };
      void pool.run(order, patienceFor(queued, timeLimit), owner).then((outcome) => {
        underWay -= 1;
        if (isOver()) return;
        finish(queued, outcome);
        teller.touch();
        dispatch();
        endWhenNothingIsLeft();
      });
    }
  };

  const enqueue = async (queued: Queued): Promise<void> => {
    const room = queue.push(queued);
    dispatch();
    await room;
  };
  /** A file or a reason that the walk came upon for the first time. */
  const take = async (one: Found): Promise<void> => {
    count(found, 1, one.type === "file" ? one.bytes : 0);
    if (one.type === "skipped") {
      count(finished, 1, 0);
      skip({ ...one, bytes: 0 }, one.reason);
    } else if (!recalled(one)) await enqueue({ file: one, again: null, isFetched: false });
    teller.touch();
  };
  const walked = (): void => {
    walking -= 1;
    teller.touch();
    endWhenNothingIsLeft();
  };

  const walkAll = async (): Promise<void> => {
    for await (const one of walks.chosen(request.sources, request.fetchFromCloud)) {
      if (isCut) break;
      await take(one);
    }
    isWalked = !isCut;
    walked();
  };

  /** Looks at a skipped path as it is now. A folder that opens at last is no longer one of the files: what lies in it is. */
  const lookAgain = async (id: number, known: () => ReadonlySet<string>): Promise<void> => {
    const before = store.skippedPlace(id);
    if (before === undefined) return;
    const begun = era;
    let isFolder = true;
    for await (const one of walks.again(before.path, before.folder)) {
      if (era !== begun) return;
      if (one.path !== before.path) {
        if (!known().has(one.path)) await take(one);
        continue;
      }
      isFolder = false;
      if (one.type === "file") await enqueue({ file: one, again: id, isFetched: before.reason === "cloud-only" });
      else skipAgain(id, 0, one.reason);
    }
    if (!isFolder || era !== begun) return;
    trying.delete(id);
    count(found, -1, -before.bytes);
    store.unskip(id);
  };

  const tryAgain = (ids: readonly number[]): void => {
    const wanted = [...new Set(ids)].filter((id) => !trying.has(id) && store.skippedPlace(id) !== undefined);
    if (wanted.length === 0) return;
    for (const id of wanted) {
      trying.add(id);
      count(finished, -1, -(store.skippedPlace(id)?.bytes ?? 0));
    }
    if (isOver()) {
      state = "running";
      ended = Promise.withResolvers<ScanProgress>();
      watch.start();
    }
    walking += 1;
    teller.flush();
    const begun = era;
    let paths: ReadonlySet<string> | undefined;
    const lookAtAll = async (): Promise<void> => {
      for (const id of wanted) if (era === begun) await lookAgain(id, () => (paths ??= new Set(store.paths())));
      walked();
    };
    void lookAtAll();
  };

  const cancel = (): void => {
    if (isOver()) return;
    // What was being tried again keeps the outcome it had.
    for (const id of trying) count(finished, 1, store.skippedPlace(id)?.bytes ?? 0);
    trying.clear();
    era += 1;
    isCut ||= !isWalked || finished.files < found.files;
    end(isCut ? "cancelled" : "done");
  };

  request.journal?.begin({
    sources: request.sources,
    variants: request.variants ?? false,
    fullDecode: request.fullDecode ?? false,
  });
  watch.start();
  void walkAll();
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
    cancel,
    tryAgain,
    progress,
    items: store.items,
    skipped: store.skipped,
    record: store.record,
    groups: groups.all,
    get done() {
      return ended.promise;
    },
  };
};
