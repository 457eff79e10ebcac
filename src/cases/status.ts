/** @file The bank's answer, folded to what a person is told and what is kept. */
import type { CaseState } from "../shared/case-api.ts";
import type { Instant } from "../shared/model/brand.ts";
import type { CaseSummary, KnownStatus } from "../shared/model/case.ts";
import { bankHost } from "./bank-client/address.ts";
import type { KeptCase } from "./case-store.ts";
import type { CaseEntry } from "./entry.ts";

/** What is known of a case after an answer: no times but our own, counts joined by what a platform said. */
export const foldStatus = (state: CaseState, checkedAt: Instant): KnownStatus => ({
  checkedAt,
  status: state.status,
  received: state.fingerprints.received,
  platforms: state.platforms.map(({ name, lastReadAt, feedback }) => {
    const counts = new Map<(typeof feedback)[number]["value"], number>();
    for (const { value, count } of feedback) counts.set(value, (counts.get(value) ?? 0) + count);
    return { name, read: lastReadAt !== null, feedback: [...counts].map(([value, count]) => ({ value, count })) };
  }),
});

const isWithdrawn = (state: CaseState) => state.status === "withdrawn" || state.status === "deleted";

/**
 * An entry after an answer of the bank: its number, its status, confirmed as soon as the bank has everything, and withdrawn
 * when the bank says so, whoever asked for it.
 */
export const afterAnswer = (entry: CaseEntry, state: CaseState, now: Instant): CaseEntry => {
  const { received } = state.fingerprints;
  const delivered = Math.min(Math.max(entry.delivered, received), entry.counts.fingerprints);
  return {
    ...entry,
    number: state.caseNumber,
    delivered,
    state: received >= entry.counts.fingerprints ? "confirmed" : entry.state === "confirmed" ? "confirmed" : "sent",
    status: foldStatus(state, now),
    withdrawal: isWithdrawn(state)
      ? { askedAt: entry.withdrawal?.askedAt ?? now, confirmedAt: entry.withdrawal?.confirmedAt ?? now }
      : entry.withdrawal,
  };
};

/**
 * An entry once every part of an addition was answered for. When nothing new arrived, the same files had been sent before, and
 * photos and videos are counted as they were.
 * @param before the case as it was before the addition
 */
export const afterAddition = (entry: CaseEntry, state: CaseState, before: CaseEntry): CaseEntry => {
  const { received } = state.fingerprints;
  const nothingNew = before.state === "confirmed" && received === before.counts.fingerprints;
  const { photos, videos } = nothingNew ? before.counts : entry.counts;
  return { ...entry, counts: { photos, videos, fingerprints: received }, delivered: received, state: "confirmed" };
};

/** A case as the window may know it: no number, no PIN, no key. */
export const summaryOf = ({ id, keeping, entry }: KeptCase): CaseSummary => ({
  id,
  label: entry.label,
  bank: { name: entry.bank.name, host: bankHost(entry.bank.address) },
  createdAt: entry.createdAt,
  keeping,
  sending: entry.state,
  counts: entry.counts,
  delivered: entry.delivered,
  status: entry.status,
  withdrawal: entry.withdrawal,
});
