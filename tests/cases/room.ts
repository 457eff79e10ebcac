/** @file The cases room composed for a test: a fickle keychain, no waiting, a bank double. */
import { createCases, sessionStore, type BankDestination, type Cases, type CasesOptions, type SendingProgress } from "../../src/cases/index.ts";
import type { Instant } from "../../src/shared/model/brand.ts";
import type { Draft } from "../../src/shared/model/case.ts";
import type { Outcome } from "../../src/shared/contract/define.ts";
import { fickleKeychain, type FickleStore } from "./doubles/store.ts";

export const START = Date.UTC(2026, 0, 2, 3, 4, 5) as Instant;

export const destination = (address: string, more: Partial<BankDestination> = {}): BankDestination => ({
  name: "Test bank",
  address,
  policyVersion: "2026-01",
  ...more,
});

export interface Room {
  readonly cases: Cases;
  readonly keychain: FickleStore;
  readonly progress: SendingProgress[];
  readonly waits: number[];
}

export const room = (bank: BankDestination | null, keychain = fickleKeychain(), more: Partial<CasesOptions> = {}): Room => {
  const progress: SendingProgress[] = [];
  const waits: number[] = [];
  const cases = createCases({
    stores: { keychain, session: sessionStore() },
    bank,
    clock: () => START,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    onProgress: (step) => progress.push(step),
    ...more,
  });
  return { cases, keychain, progress, waits };
};

/** The value of an outcome that must have worked. */
export const worked = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(`Expected it to work, but: ${outcome.code}`);
  return outcome.value;
};

export const bodies = (draft: Draft) => draft.requests.map(({ body }) => body);
