import type { CaseSummary } from "../../shared/model/case.ts";
import { ownprint } from "../ownprint.ts";
import { useStore } from "./store.tsx";
import { useAsked, type Asked } from "./use-asked.ts";

interface Withdrawing extends Pick<Asked, "busy" | "problem" | "clear"> {
  readonly withdraw: (summary: CaseSummary, then: () => void) => Promise<void>;
}

/** Asks a bank to withdraw a case. That it was asked is kept before the request leaves, so the list is read again afterwards, also when it failed. */
export const useWithdraw = (): Withdrawing => {
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const withdraw = async (summary: CaseSummary, then: () => void): Promise<void> => {
    dispatch({ type: "asking", host: summary.bank.host });
    await ask(
      () => ownprint.cases.withdraw({ case: summary.id }),
      (changed) => {
        dispatch({ type: "case-changed", summary: changed });
        then();
      },
    );
    dispatch({ type: "asking", host: null });
    const listed = await ownprint.cases.list();
    if (listed.ok) dispatch({ type: "cases-listed", cases: listed.value });
  };
  return { withdraw, busy, problem, clear };
};
