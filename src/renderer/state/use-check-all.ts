import { useEffect, useRef, useState } from "react";
import type { CaseSummary } from "../../shared/model/case.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import { ownprint } from "../ownprint.ts";
import { caseStateOf } from "./case-state.ts";
import { useStore } from "./store.tsx";

export interface CheckFault {
  readonly summary: CaseSummary;
  readonly code: ErrorCode;
}

export type CheckingAll =
  | { readonly is: "idle" }
  | { readonly is: "running"; readonly now: number; readonly total: number; readonly summary: CaseSummary }
  | { readonly is: "done"; readonly checked: number; readonly faults: readonly CheckFault[]; readonly left: number };

/** Whether the bank can say anything about a case: not about one that never went out, or one that it has deleted. */
export const canBeChecked = (summary: CaseSummary): boolean => {
  const state = caseStateOf(summary);
  return state !== "drafted" && state !== "deleted";
};

/** Asks about one case after another, so that it can be stopped between two of them, and says of each what came of it. */
export const useCheckAll = (): { readonly checking: CheckingAll; readonly start: (cases: readonly CaseSummary[]) => void; readonly stop: () => void } => {
  const { dispatch } = useStore();
  const [checking, setChecking] = useState<CheckingAll>({ is: "idle" });
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);

  const ask = async (cases: readonly CaseSummary[], signal: AbortSignal): Promise<void> => {
    const faults: CheckFault[] = [];
    let checked = 0;
    for (const [index, summary] of cases.entries()) {
      if (signal.aborted) break;
      setChecking({ is: "running", now: index + 1, total: cases.length, summary });
      dispatch({ type: "asking", host: summary.bank.host });
      const outcome = await ownprint.cases.check({ case: summary.id });
      if (outcome.ok) {
        checked += 1;
        dispatch({ type: "case-changed", summary: outcome.value });
      } else faults.push({ summary, code: outcome.code });
    }
    dispatch({ type: "asking", host: null });
    setChecking({ is: "done", checked, faults, left: cases.length - checked - faults.length });
  };
  const start = (cases: readonly CaseSummary[]): void => {
    const controller = new AbortController();
    run.current = controller;
    void ask(cases, controller.signal);
  };
  return { checking, start, stop: () => run.current?.abort() };
};
