import { expect, test } from "vitest";
import { caseStateOf } from "../../src/renderer/state/case-state.ts";
import { caseId, instant } from "../../src/shared/model/brand.ts";
import { caseLabel, type CaseSummary } from "../../src/shared/model/case.ts";

const moment = instant.parse(0);
const known = (status: "received" | "active" | "withdrawn" | "deleted") => ({ checkedAt: moment, status, received: 1, platforms: [] });
const base: CaseSummary = {
  id: caseId.parse(`case-${"d".repeat(32)}`),
  label: caseLabel.parse("Blue"),
  bank: { name: "Bank", host: "bank.example" },
  createdAt: moment,
  keeping: "keychain",
  sending: "confirmed",
  counts: { photos: 1, videos: 0, fingerprints: 1 },
  delivered: 1,
  status: null,
  withdrawal: null,
};

test.each<[string, Partial<CaseSummary>]>([
  ["drafted", { sending: "drafted" }],
  ["sending", { sending: "sending" }],
  ["sent", { sending: "sent", status: known("active") }],
  ["confirmed", {}],
  ["received", { status: known("received") }],
  ["active", { status: known("active") }],
  ["withdrawalAsked", { status: known("active"), withdrawal: { askedAt: moment, confirmedAt: null } }],
  ["withdrawalAsked", { sending: "sent", withdrawal: { askedAt: moment, confirmedAt: null } }],
  ["withdrawn", { status: known("active"), withdrawal: { askedAt: moment, confirmedAt: moment } }],
  ["withdrawn", { status: known("withdrawn") }],
  ["deleted", { status: known("deleted"), withdrawal: { askedAt: moment, confirmedAt: moment } }],
])("%s: %o", (state, changed) => {
  expect(caseStateOf({ ...base, ...changed })).toBe(state);
});
