/** @file What is prepared and not sent yet, in memory only: the exact bytes, the PIN and the key. */
import { idempotencyKey, type Consent } from "../shared/case-api.ts";
import { failed, ok, type Outcome } from "../shared/contract/define.ts";
import type { CaseId, DraftId, Instant } from "../shared/model/brand.ts";
import type { Draft, PreviewedRequest } from "../shared/model/case.ts";
import { bankAddress, bankHost } from "./bank-client/address.ts";
import type { CaseStore, KeptCase } from "./case-store.ts";
import { labelTaken } from "./labels.ts";
import type { BankDestination, ChosenItem, PrepareArguments, PrepareMoreArguments } from "./options.ts";
import { makePin, ownPin } from "./pin.ts";
import { randomHex, randomUuid } from "./random-names.ts";
import { CASE_NUMBER_TO_COME, createRequest, partRequests, type Part } from "./requests.ts";
import { gatherValues, type Values } from "./values.ts";
import { ENTRY_VERSION, encodeEntry, type CaseEntry } from "./entry.ts";

const DEFAULT_LIMITS = { fingerprintsPerPart: 1_000, fingerprintsPerCase: 100_000 } as const;
const DEFAULT_ACCEPTS = ["pdq", "video_md5"] as const;

/** A draft with everything that sending needs. */
export interface HeldDraft {
  readonly id: DraftId;
  /** Null when the case is there already and only more fingerprints follow. */
  readonly first: PreviewedRequest | null;
  readonly parts: readonly Part[];
  /** The case as it will be kept when Send is pressed. */
  readonly kept: KeptCase;
  /** The case as it was when the draft was made. */
  readonly before: CaseEntry;
}

export interface DraftMaking {
  readonly bank: BankDestination | null;
  readonly store: CaseStore;
  readonly random: (size: number) => Uint8Array;
  readonly clock: () => Instant;
}

const newDraftId = (random: DraftMaking["random"]) => `draft-${randomHex(random)}` as DraftId;

const perPart = (bank: BankDestination) => (bank.limits ?? DEFAULT_LIMITS).fingerprintsPerPart;

type Made = Outcome<{ readonly held: HeldDraft; readonly shown: Draft }>;

const usable = (bank: BankDestination | null): bank is BankDestination => bank !== null && bankAddress(bank.address, "/v1/cases") !== null;

const gathered = (bank: BankDestination, items: readonly ChosenItem[], before: number): Outcome<Values> => {
  const values = gatherValues(items, bank.accepts ?? DEFAULT_ACCEPTS);
  if (!values.ok) return values;
  const { length } = values.value.fingerprints;
  if (length === 0) return failed("nothing-to-send");
  return before + length > (bank.limits ?? DEFAULT_LIMITS).fingerprintsPerCase ? failed("bank-limit") : values;
};

const DAY = 86_400_000;

/** When the bank deletes a case that was made then; nothing where it did not say. */
const expiry = ({ keepsDays }: BankDestination, createdAt: Instant): Pick<Draft, "expires"> =>
  keepsDays === undefined ? {} : { expires: new Date(createdAt + keepsDays * DAY).toISOString().slice(0, 10) };

const asDraft = (
  bank: BankDestination,
  { counts, leftOut }: Values,
  policyVersion: string,
  held: HeldDraft,
): { readonly held: HeldDraft; readonly shown: Draft } => ({
  held,
  shown: {
    id: held.id,
    bank: { name: bank.name, host: bankHost(bank.address) },
    counts,
    leftOut,
    policyVersion,
    ...expiry(bank, held.kept.entry.createdAt),
    requests: [...(held.first === null ? [] : [held.first]), ...held.parts.map(({ request }) => request)],
  },
});

/**
 * Makes PIN, key and the exact bytes. Reads the labels that are taken; stores nothing and connects to nothing.
 * Fails with no-bank, nothing-to-send, values-refused, bank-limit, pin-too-short, pin-too-simple, label-taken, or with the
 * keychain's own fault when it can't even be read, so that the person hears of it before pressing Send.
 */
export const makeDraft = async (
  { bank, store, random, clock }: DraftMaking,
  { items, pin: chosen, label, keeping, assisted }: PrepareArguments,
): Promise<Made> => {
  if (!usable(bank)) return failed("no-bank");
  const pin = chosen === null ? ok(makePin(random)) : ownPin(chosen);
  if (!pin.ok) return pin;
  const values = gathered(bank, items, 0);
  if (!values.ok) return values;
  const { fingerprints, counts } = values.value;
  const taken = await labelTaken(store, keeping, label, null);
  if (!taken.ok) return taken;
  if (taken.value) return failed("label-taken");

  const now = clock();
  const key = idempotencyKey.parse(randomUuid(random));
  // The day in UTC: the local one would tell a little of where somebody lives.
  const date = new Date(now).toISOString().slice(0, 10);
  const consent: Consent = { policyVersion: bank.policyVersion, date, assisted, everyoneAdult: true };
  const kept: KeptCase = {
    id: `case-${randomHex(random)}` as CaseId,
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
      round: 1,
      status: null,
      withdrawal: null,
    },
  };
  if (encodeEntry(kept.entry) === null) return failed("bad-request");
  const first = createRequest({ key, pin: pin.value, consent, expected: fingerprints.length });
  const parts = partRequests({ key, pin: pin.value, number: CASE_NUMBER_TO_COME }, fingerprints, perPart(bank));
  return ok(asDraft(bank, values.value, bank.policyVersion, { id: newDraftId(random), first, parts, kept, before: kept.entry }));
};

/** A case that was saved and never sent: its key and PIN stay, and as nothing went out, everything else is made anew. */
const draftAgain = (
  { bank, random, clock }: { readonly bank: BankDestination } & Pick<DraftMaking, "random" | "clock">,
  saved: KeptCase,
  items: readonly ChosenItem[],
): Made => {
  const values = gathered(bank, items, 0);
  if (!values.ok) return values;
  const { fingerprints, counts } = values.value;
  const { key, pin, consent } = saved.entry;
  const entry: CaseEntry = {
    ...saved.entry,
    consent: { ...consent, policyVersion: bank.policyVersion, date: new Date(clock()).toISOString().slice(0, 10) },
    expected: fingerprints.length,
    counts,
  };
  const parts = partRequests({ key, pin, number: CASE_NUMBER_TO_COME }, fingerprints, perPart(bank));
  const held: HeldDraft = { id: newDraftId(random), first: createRequest(entry), parts, kept: { ...saved, entry }, before: entry };
  return ok(asDraft(bank, values.value, bank.policyVersion, held));
};

/**
 * Makes the exact bytes of more fingerprints for a case that is there already. Its number is known, so they are whole; one that was
 * saved and never sent starts anew with its key and PIN. Fails as
 * `makeDraft` does, or with unknown-case, case-not-sent, case-withdrawn.
 */
export const makeAddition = async (
  { bank, store, random, clock }: DraftMaking,
  { items, case: id }: PrepareMoreArguments,
): Promise<Made> => {
  const found = await store.find(id);
  if (!found.ok) return found;
  const { entry } = found.value;
  if (!usable(bank) || bank.address !== entry.bank.address) return failed("no-bank");
  if (entry.state === "drafted") return draftAgain({ bank, random, clock }, found.value, items);
  if (entry.number === null) return failed("case-not-sent");
  if (entry.withdrawal !== null) return failed("case-withdrawn");
  const arrived = entry.status?.received ?? entry.delivered;
  const values = gathered(bank, items, arrived);
  if (!values.ok) return values;
  const { fingerprints, counts } = values.value;
  // What was cut off before is among the files chosen now, as far as anybody knows: then the larger number is the honest one.
  const whole = entry.state === "confirmed";
  const together = (before: number, added: number) => (whole ? before + added : Math.max(before, added));
  const kept: KeptCase = {
    ...found.value,
    entry: {
      ...entry,
      round: entry.round + 1,
      state: "sent",
      counts: {
        photos: together(entry.counts.photos, counts.photos),
        videos: together(entry.counts.videos, counts.videos),
        fingerprints: arrived + counts.fingerprints,
      },
      delivered: arrived,
    },
  };
  const parts = partRequests({ key: entry.key, pin: entry.pin, number: entry.number }, fingerprints, perPart(bank));
  return ok(asDraft(bank, values.value, entry.consent.policyVersion, { id: newDraftId(random), first: null, parts, kept, before: entry }));
};
