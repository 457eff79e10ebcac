/** @file One isolated process a core, started when needed, replaced when one dies, grows too large or takes too long. */
import type { SpawnIsolated } from "./isolated-process.ts";
import { startWorker, type IsolatedWorker, type Outcome, type Patience } from "./isolated-worker.ts";
import type { FramesJob, HashJob, PictureJob } from "./protocol.ts";

type Given = "job" | "memoryCeiling";
/** An order without the number that the pool gives it. */
export type Order = Omit<HashJob, Given> | Omit<PictureJob, Given> | Omit<FramesJob, Given>;

/** The isolated processes of an engine. */
export interface Pool {
  readonly size: number;
  /** Runs an order on the next free process; those without an owner go first. Never rejects. */
  readonly run: (order: Order, patience: Patience, owner?: object) => Promise<Outcome>;
  /** Holds the jobs of one owner, or lets them go on. */
  readonly hold: (owner: object, held: boolean) => void;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly owner: object | null;
  readonly order: Order;
  readonly patience: Patience;
  readonly resolve: (outcome: Outcome) => void;
}

/** So many processes in a row that never got ready: there is no decoder, and trying on would only heat the machine. */
const STARTS_IN_VAIN = 4;

/** Makes a pool of at most `size` processes; `memoryCeiling` is in bytes for each of them. */
export const createPool = (spawn: SpawnIsolated, size: number, memoryCeiling: number): Pool => {
  const idle: IsolatedWorker[] = [];
  const alive = new Set<IsolatedWorker>();
  const owners = new Map<IsolatedWorker, object>();
  const heldOwners = new WeakSet();
  const urgentOnes: Waiting[] = [];
  const others: Waiting[] = [];
  let busy = 0;
  let nextJob = 1;
  let startedInVain = 0;
  let closed = false;

  const take = (): IsolatedWorker => {
    for (;;) {
      const worker = idle.pop();
      if (worker === undefined) break;
      if (worker.isUsable()) return worker;
    }
    const started = startWorker(spawn);
    alive.add(started);
    void started.gone.then(() => alive.delete(started));
    return started;
  };

  const work = async ({ owner, order, patience, resolve }: Waiting): Promise<void> => {
    if (startedInVain >= STARTS_IN_VAIN) { resolve({ type: "failed", reason: "decoder-missing" }); return; }
    const worker = take();
    if (owner !== null) owners.set(worker, owner);
    const running = worker.run({ ...order, job: nextJob++, memoryCeiling }, patience);
    if (owner !== null && heldOwners.has(owner)) worker.hold(true);
    const outcome = await running;
    owners.delete(worker);
    if (worker.wasReady()) startedInVain = 0;
    else startedInVain += 1;
    if (worker.isUsable() && worker.residentBytes() > memoryCeiling / 2) void worker.end();
    if (worker.isUsable()) idle.push(worker);
    resolve(outcome);
  };

  const next = (): void => {
    while (busy < size) {
      const waiting = urgentOnes.shift() ?? others.shift();
      if (waiting === undefined) return;
      busy += 1;
      void work(waiting).finally(() => {
        busy -= 1;
        next();
      });
    }
  };

  return {
    size,
    hold: (owner, held) => {
      if (held) heldOwners.add(owner);
      else heldOwners.delete(owner);
      for (const [worker, its] of owners) if (its === owner) worker.hold(held);
    },
    run: (order, patience, owner) =>
      new Promise((resolve) => {
        if (closed) { resolve({ type: "failed", reason: "decoder-missing" }); return; }
        (owner === undefined ? urgentOnes : others).push({ owner: owner ?? null, order, patience, resolve });
        next();
      }),
    close: async () => {
      closed = true;
      for (const { resolve } of [...urgentOnes.splice(0), ...others.splice(0)]) resolve({ type: "failed", reason: "decoder-missing" });
      await Promise.all([...alive].map((worker) => worker.end()));
    },
  };
};
