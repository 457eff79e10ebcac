/** @file What is prepared and not sent yet, in memory only: the exact bytes, the PIN and the key. */
import { idempotencyKey, type Consent } from "../shared/case-api.ts";
import { failed, ok, type Outcome } from "../shared/contract/define.ts";
import type { CaseId, DraftId, Instant } from "../shared/model/brand.ts";
import type { Draft, PreviewedRequest } from "../shared/model/case.ts";
import { bankAddress, bankHost } from "./bank-client/address.ts";
import type { CaseStore, KeptCase } from "./case-store.ts";
import { labelTaken } from "./labels.ts";
import type { BankDestination, PrepareArguments } from "./options.ts";
import { makePin, ownPin } from "./pin.ts";
import { createRequest, partRequests, type Part } from "./requests.ts";
import { gatherValues } from "./values.ts";
import { ENTRY_VERSION, encodeEntry } from "./entry.ts";

const DEFAULT_LIMITS = { fingerprintsPerPart: 1_000, fingerprintsPerCase: 100_000 } as const;
const DEFAULT_ACCEPTS = ["pdq", "video_md5"] as const;

/** A draft with everything that sending needs. `parts` is emptied once the bank has them all. */
export interface HeldDraft {
  readonly id: DraftId;
  readonly first: PreviewedRequest;
  readonly parts: readonly Part[];
  /** The case as it was last known to be kept; before Send, as it will be. */
  readonly kept: KeptCase;
}

export interface DraftMaking {
  readonly bank: BankDestination | null;
  readonly store: CaseStore;
  readonly random: (size: number) => Uint8Array;
  readonly clock: () => Instant;
}

const hex = (random: DraftMaking["random"]) => Buffer.from(random(16)).toString("hex");

const uuid = (random: DraftMaking["random"]) => {
  const drawn = Buffer.from(random(16));
  drawn.writeUInt8((drawn.readUInt8(6) & 0x0f) | 0x40, 6);
  drawn.writeUInt8((drawn.readUInt8(8) & 0x3f) | 0x80, 8);
  return idempotencyKey.parse(drawn.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"));
};

/**
 * Makes PIN, key and the exact bytes. Reads the labels that are taken; stores nothing and connects to nothing.
 * Fails with no-bank, nothing-to-send, values-refused, bank-limit, pin-too-short, pin-too-simple, label-taken, or with the
 * keychain's own fault when it can't even be read, so that the person hears of it before pressing Send.
 */
export const makeDraft = async (
  { bank, store, random, clock }: DraftMaking,
  { items, pin: chosen, label, keeping, assisted }: PrepareArguments,
): Promise<Outcome<{ readonly held: HeldDraft; readonly shown: Draft }>> => {
  if (bank === null || bankAddress(bank.address, "/v1/cases") === null) return failed("no-bank");
  const pin = chosen === null ? ok(makePin(random)) : ownPin(chosen);
  if (!pin.ok) return pin;
  const gathered = gatherValues(items, bank.accepts ?? DEFAULT_ACCEPTS);
  if (!gathered.ok) return gathered;
  const { fingerprints, counts, leftOut } = gathered.value;
  const limits = bank.limits ?? DEFAULT_LIMITS;
  if (fingerprints.length === 0) return failed("nothing-to-send");
  if (fingerprints.length > limits.fingerprintsPerCase) return failed("bank-limit");
  const taken = await labelTaken(store, keeping, label, null);
  if (!taken.ok) return taken;
  if (taken.value) return failed("label-taken");

  const now = clock();
  const key = uuid(random);
  // The day in UTC: the local one would tell a little of where somebody lives.
  const date = new Date(now).toISOString().slice(0, 10);
  const consent: Consent = { policyVersion: bank.policyVersion, date, assisted, everyoneAdult: true };
  const kept: KeptCase = {
    id: `case-${hex(random)}` as CaseId,
    keeping,
    entry: {
      v: ENTRY_VERSION,
      kind: "case",
      label,
      bank: { name: bank.name, address: bank.address },
      createdAt: now,
      key,
      pin: pin.value,
      number: null,
      consent,
      expected: fingerprints.length,
      counts,
      state: "drafted",
      delivered: 0,
      status: null,
    },
  };
  if (encodeEntry(kept.entry) === null) return failed("bad-request");
  const first = createRequest({ key, pin: pin.value, consent, expected: fingerprints.length });
  const parts = partRequests(key, pin.value, fingerprints, limits.fingerprintsPerPart);
  const id = `draft-${hex(random)}` as DraftId;
  return ok({
    held: { id, first, parts, kept },
    shown: {
      id,
      bank: { name: bank.name, host: bankHost(bank.address) },
      counts,
      leftOut,
      policyVersion: bank.policyVersion,
      requests: [first, ...parts.map(({ request }) => request)],
    },
  });
};
