import { useCallback, useState } from "react";
import type { Outcome } from "../../shared/contract/index.ts";
import type { ErrorCode } from "../../shared/model/error.ts";

export interface Asked {
  readonly busy: boolean;
  /** What went wrong the last time; null when nothing did. */
  readonly problem: ErrorCode | null;
  /** Asks, and hands the answer on when it is a good one. */
  readonly ask: <Value>(question: () => Promise<Outcome<Value>>, then: (value: Value) => void) => Promise<void>;
  readonly clear: () => void;
}

/** One question at a time to the program, with the two things a screen must show: that it is asking, and what went wrong. */
export const useAsked = (): Asked => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const ask = useCallback(async <Value>(question: () => Promise<Outcome<Value>>, then: (value: Value) => void) => {
    setBusy(true);
    setProblem(null);
    const outcome = await question();
    setBusy(false);
    if (outcome.ok) then(outcome.value);
    else setProblem(outcome.code);
  }, []);
  const clear = useCallback(() => setProblem(null), []);
  return { busy, problem, ask, clear };
};
