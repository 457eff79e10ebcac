import { idempotencyKey, type CaseState, type Pin } from "../shared/case-api.ts";
import type { CaseId, Instant } from "../shared/model/brand.ts";
import type { CaseLabel, Keeping } from "../shared/model/case.ts";
import type { KeptCase } from "./case-store.ts";
import { ENTRY_VERSION } from "./entry.ts";
import type { BankDestination } from "./options.ts";
import { randomHex, randomUuid } from "./random-names.ts";
import { afterAnswer } from "./status.ts";

export interface Adoption {
  readonly state: CaseState;
  readonly pin: Pin;
  readonly label: CaseLabel;
  readonly keeping: Keeping;
  readonly bank: BankDestination;
  readonly now: Instant;
  readonly random: (size: number) => Uint8Array;
}

/**
 * A case that was made on another computer, as an entry of this one. How many photos and videos it holds only that computer knew,
 * and its key is a new one: the number is known, so the first request is never repeated.
 */
export const adoptedCase = ({ state, pin, label, keeping, bank, now, random }: Adoption): KeptCase => {
  const { expected } = state.fingerprints;
  const createdAt = Date.parse(state.createdAt) as Instant;
  return {
    id: `case-${randomHex(random)}` as CaseId,
    keeping,
    entry: afterAnswer(
      {
        v: ENTRY_VERSION,
        kind: "case",
        label,
        bank: { name: bank.name, address: bank.address },
        createdAt,
        key: idempotencyKey.parse(randomUuid(random)),
        pin,
        number: state.caseNumber,
        consent: { policyVersion: bank.policyVersion, date: state.createdAt.slice(0, 10), assisted: false, everyoneAdult: true },
        expected: Math.max(1, expected),
        counts: { photos: 0, videos: 0, fingerprints: expected },
        state: "sent",
        delivered: 0,
        round: 1,
        status: null,
        withdrawal: null,
      },
      state,
      now,
    ),
  };
};
