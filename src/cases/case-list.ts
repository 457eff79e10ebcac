/** @file The contract's area "cases": the person's own list, from the last known state, and the questions asked about one case. */
import { failed, ok, type Outcome } from "../shared/contract/define.ts";
import type { CaseState, Pin } from "../shared/case-api.ts";
import type { Instant } from "../shared/model/brand.ts";
import type { CaseSummary } from "../shared/model/case.ts";
import type { BankClient } from "./bank-client/client.ts";
import type { CaseStore, KeptCase } from "./case-store.ts";
import { adoptedCase } from "./adopted.ts";
import { elsewhereCases } from "./elsewhere.ts";
import type { CaseEntry } from "./entry.ts";
import { labelTaken } from "./labels.ts";
import type { BankDestination, Cases } from "./options.ts";
import { createRequest, credentialsBody } from "./requests.ts";
import { afterAnswer, summaryOf } from "./status.ts";

export interface CaseListParts {
  readonly store: CaseStore;
  readonly bank: BankDestination | null;
  readonly client: BankClient | null;
  readonly clock: () => Instant;
  readonly random: (size: number) => Uint8Array;
  readonly signal: AbortSignal;
}

/** The list over the kept cases. Only `check`, `withdraw` and `adopt` connect, and only to the bank that is set up. */
export const caseList = ({ store, bank, client, clock, random, signal }: CaseListParts): Cases["cases"] => {
  const ask = (ofBank: BankClient, { entry }: KeptCase): Promise<Outcome<CaseState>> => {
    if (entry.number !== null) return ofBank.post("/v1/cases/status", credentialsBody(entry.number, entry.pin), signal);
    // The answer to the first request was lost. The same request again, byte for byte, finds the case instead of doubling it.
    const first = createRequest(entry);
    return ofBank.post(first.path, first.body, signal);
  };

  // A case is asked about where it was made and nowhere else.
  const bankOf = (entry: CaseEntry): BankClient | null => (bank?.address === entry.bank.address ? client : null);

  const answered = async (kept: KeptCase, state: Outcome<CaseState>): Promise<Outcome<CaseSummary>> => {
    if (!state.ok) return state;
    const { number } = kept.entry;
    if (number !== null && state.value.caseNumber !== number) return failed("bank-answer-unreadable");
    const saved = await store.save({ ...kept, entry: afterAnswer(kept.entry, state.value, clock()) });
    return saved.ok ? ok(summaryOf(saved.value)) : saved;
  };

  return {
    list: async () => {
      const known = await store.all();
      if (!known.ok) return known;
      return ok([...known.value.cases].sort((a, b) => b.entry.createdAt - a.entry.createdAt).map(summaryOf));
    },
    unreadable: async () => {
      const known = await store.all();
      return known.ok ? ok(known.value.unreadable) : known;
    },
    check: async ({ case: id }) => {
      const kept = await store.find(id);
      if (!kept.ok) return kept;
      if (kept.value.entry.state === "drafted") return failed("case-not-sent");
      const ofBank = bankOf(kept.value.entry);
      return ofBank === null ? failed("no-bank") : answered(kept.value, await ask(ofBank, kept.value));
    },
    reveal: async ({ case: id }) => {
      const kept = await store.find(id);
      return kept.ok ? ok({ caseNumber: kept.value.entry.number, pin: kept.value.entry.pin }) : kept;
    },
    rename: async ({ case: id, label }) => {
      const kept = await store.find(id);
      if (!kept.ok) return kept;
      const taken = await labelTaken(store, kept.value.keeping, label, id);
      if (!taken.ok) return taken;
      if (taken.value) return failed("label-taken");
      const saved = await store.save({ ...kept.value, entry: { ...kept.value.entry, label } });
      return saved.ok ? ok(summaryOf(saved.value)) : saved;
    },
    withdraw: async ({ case: id }) => {
      const kept = await store.find(id);
      if (!kept.ok) return kept;
      const { entry } = kept.value;
      if (entry.number === null) return failed("case-not-sent");
      const ofBank = bankOf(entry);
      if (ofBank === null) return failed("no-bank");
      // Kept first: whatever happens to the request, the person and the program know that it was asked.
      const asked = await store.save({
        ...kept.value,
        entry: { ...entry, withdrawal: entry.withdrawal ?? { askedAt: clock(), confirmedAt: null } },
      });
      if (!asked.ok) return asked;
      return answered(asked.value, await ofBank.post("/v1/cases/withdraw", credentialsBody(entry.number, entry.pin), signal));
    },
    adopt: async ({ caseNumber, pin: typed, label, keeping }) => {
      if (client === null || bank === null) return failed("no-bank");
      const pin = typed.normalize("NFC") as Pin;
      const known = await store.all();
      if (!known.ok) return known;
      const there = known.value.cases.find(({ entry }) => entry.number === caseNumber && entry.pin === pin);
      if (there !== undefined) return ok(summaryOf(there));
      const taken = await labelTaken(store, keeping, label, null);
      if (!taken.ok) return taken;
      if (taken.value) return failed("label-taken");
      const state = await client.post("/v1/cases/status", credentialsBody(caseNumber, pin), signal);
      if (!state.ok) return state;
      if (state.value.caseNumber !== caseNumber) return failed("bank-answer-unreadable");
      const kept = adoptedCase({ state: state.value, pin, label, keeping, bank, now: clock(), random });
      const saved = await store.save(kept);
      return saved.ok ? ok(summaryOf(saved.value)) : saved;
    },
    forget: ({ case: id }) => store.remove(id),
    ...elsewhereCases({ store, clock, random }),
  };
};
