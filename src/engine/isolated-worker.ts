/** @file One isolated process with at most one job: its time limit, its kill ladder, and what becomes of the job when it dies. */
import type { SkipReason } from "../shared/model/scan.ts";
import type { IsolatedProcess, SpawnIsolated } from "./isolated-process.ts";
import { answer, type Answer, type Job } from "./protocol.ts";

/** How a job ended. */
export type Outcome = Extract<Answer, { readonly type: "hashed" | "pictured" | "framed" }> | { readonly type: "failed"; readonly reason: SkipReason };

/** When to lose patience with a job, in milliseconds. */
export interface Patience {
  /** Without any sign of life. */
  readonly silent: number;
  /** Altogether. */
  readonly total: number;
}

const TERMINATE_AFTER = 300;
const KILL_AFTER = 1_000;
const STARTING_LIMIT = 30_000;

/** Ask, terminate, kill: each step only if the one before was not enough. */
const endProcess = (isolated: IsolatedProcess): void => {
  isolated.send({ type: "stop" });
  const terminate = setTimeout(() => isolated.kill("SIGTERM"), TERMINATE_AFTER);
  const kill = setTimeout(() => isolated.kill("SIGKILL"), KILL_AFTER);
  isolated.onExit(() => {
    clearTimeout(terminate);
    clearTimeout(kill);
  });
};

interface Current {
  readonly job: number;
  readonly settle: (outcome: Outcome) => void;
  readonly beat: () => void;
  /** Stops the clocks while the job is held, and starts them anew. */
  readonly hold: (held: boolean) => void;
}

/** An isolated process as the pool sees it. */
export interface IsolatedWorker {
  readonly run: (order: Job, patience: Patience) => Promise<Outcome>;
  /** Ends the process by the ladder; resolves when it is gone. A job under way fails. */
  readonly end: () => Promise<void>;
  /** Holds the job under way, or lets it go on. Work that can't be held comes to its end. */
  readonly hold: (held: boolean) => void;
  readonly isUsable: () => boolean;
  /** Whether it ever said that it can work. */
  readonly wasReady: () => boolean;
  /** Resident memory at its last answer, in bytes. */
  readonly residentBytes: () => number;
  /** Resolves when the process is no more. */
  readonly gone: Promise<void>;
}

/** Starts an isolated process. It may take its first job at once. */
export const startWorker = (spawn: SpawnIsolated): IsolatedWorker => {
  const isolated = spawn();
  let current: Current | null = null;
  let ready = false;
  let usable = true;
  let resident = 0;
  const gone = new Promise<void>((resolve) => isolated.onExit(resolve));

  const settle = (outcome: Outcome): void => {
    const settled = current;
    current = null;
    settled?.settle(outcome);
  };
  /** The process can no longer be trusted to be idle: it goes, and its job gets a reason. */
  const giveUp = (reason: SkipReason): void => {
    usable = false;
    endProcess(isolated);
    settle({ type: "failed", reason });
  };

  isolated.onExit(() => {
    usable = false;
    settle({ type: "failed", reason: "decoder-crashed" });
  });
  isolated.onMessage((untrusted) => {
    const parsed = answer.safeParse(untrusted);
    if (!parsed.success) { giveUp("decoder-crashed"); return; }
    const said = parsed.data;
    if (said.type === "ready") {
      ready = true;
      current?.beat();
      return;
    }
    // An answer to a job that was given up already is of no interest.
    if (current?.job !== said.job) return;
    if (said.type === "working") { current.beat(); return; }
    resident = said.residentBytes;
    if (said.type === "failed" && said.reason === "out-of-memory") { giveUp("out-of-memory"); return; }
    settle(said);
  });

  return {
    gone,
    run: (order, { silent, total }) =>
      new Promise((resolve) => {
        if (!usable || current !== null) {
          resolve({ type: "failed", reason: "decoder-crashed" });
          return;
        }
        const late = (): void => giveUp("timed-out");
        let silence = setTimeout(late, ready ? silent : silent + STARTING_LIMIT);
        let whole = setTimeout(late, total + STARTING_LIMIT);
        let isHeld = false;
        current = {
          job: order.job,
          beat: () => {
            clearTimeout(silence);
            if (!isHeld) silence = setTimeout(late, silent);
          },
          hold: (held) => {
            isHeld = held;
            clearTimeout(silence);
            clearTimeout(whole);
            if (held) return;
            silence = setTimeout(late, silent);
            whole = setTimeout(late, total);
          },
          settle: (outcome) => {
            clearTimeout(silence);
            clearTimeout(whole);
            resolve(outcome);
          },
        };
        isolated.send(order);
      }),
    end: async () => {
      if (usable) giveUp("decoder-crashed");
      await gone;
    },
    hold: (held) => {
      isolated.send({ type: held ? "hold" : "go-on" });
      current?.hold(held);
    },
    isUsable: () => usable,
    wasReady: () => ready,
    residentBytes: () => resident,
  };
};
