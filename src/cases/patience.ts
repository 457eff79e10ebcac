/** @file When a call to the bank is tried again by itself, and how long it waits before. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Outcome } from "../shared/contract/define.ts";
import type { ErrorCode } from "../shared/model/error.ts";

/** Milliseconds before the second attempt, the third, and so on. After the last one the person is asked. */
const WAITS = [500, 1_000, 2_000, 4_000, 8_000] as const;

/** What may be different in a moment. Everything sent carries a key, so that doing it twice is the same as once. */
const passing: readonly ErrorCode[] = ["bank-unreachable", "bank-timeout", "bank-failing", "bank-busy", "bank-answer-unreadable"];

export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Waits; rejects at once when the signal aborts. */
export const patientWait: Wait = (milliseconds, signal) => sleep(milliseconds, undefined, { signal });

export interface Patience {
  readonly wait: Wait;
  readonly random: (size: number) => Uint8Array;
  readonly signal: AbortSignal;
  /** Told before each wait. */
  readonly onWaiting: () => void;
}

/** Acts until it works, the fault is one that waiting does not mend, or the attempts are used up; then the last outcome. */
export const patiently = async <Value>(
  act: () => Promise<Outcome<Value>>,
  { wait, random, signal, onWaiting }: Patience,
): Promise<Outcome<Value>> => {
  let outcome = await act();
  for (const base of WAITS) {
    if (outcome.ok || signal.aborted || !passing.includes(outcome.code)) return outcome;
    onWaiting();
    try {
      // Up to half as long again, so that many programs don't come back to a recovering bank in one moment.
      await wait(base + (base * (random(1)[0] ?? 0)) / 512, signal);
    } catch {
      return outcome;
    }
    outcome = await act();
  }
  return outcome;
};
