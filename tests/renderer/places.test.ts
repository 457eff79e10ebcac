/** @file Entering and leaving a client's space or a visit: nothing of one place is shown in the next, however late it arrives. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hear, reduce, startingState, type Action, type State } from "../../src/renderer/state/reducer.ts";
import { caseNumber, pin } from "../../src/shared/case-api.ts";
import { spaceName, type Place } from "../../src/shared/contract/spaces.ts";
import { caseId, draftId, grantId, instant, scanId, bytes } from "../../src/shared/model/brand.ts";
import { caseLabel, type CaseSummary, type Draft } from "../../src/shared/model/case.ts";

const SECRETS = ["Harbour", "7K3M-Q9TX-2BHW-5RCE", "48203917", "Pictures of a client", "Juniper"] as const;
const space: Place = { kind: "space", name: spaceName.parse("Juniper") };
const visit: Place = { kind: "visit" };
const counts = { photos: 2, videos: 0, fingerprints: 2 };
const bank = { name: "Bank", host: "bank.example" };
const summary: CaseSummary = {
  id: caseId.parse(`case-${"d".repeat(32)}`),
  label: caseLabel.parse("Harbour"),
  bank,
  createdAt: instant.parse(0),
  keeping: "keychain",
  sending: "confirmed",
  counts,
  delivered: 2,
  status: null,
  withdrawal: null,
};
const draft: Draft = { id: draftId.parse(`draft-${"c".repeat(32)}`), bank, counts, leftOut: 0, policyVersion: "1", requests: [] };
const scan = {
  scan: scanId.parse(`scan-${"b".repeat(32)}`),
  told: 0,
  state: "done",
  found: { files: 3, bytes: bytes.parse(30) },
  countingDone: true,
  finished: { files: 3, bytes: bytes.parse(30) },
  items: 2,
  skipped: 1,
  remaining: null,
} as const;

/** What a client's work puts into the window's state, in the order of the path and then some. */
const work: readonly Action[] = [
  { type: "went", to: "age" },
  { type: "age-answered", answer: "everyone-adult" },
  { type: "granted", grants: [{ id: grantId.parse(`grant-${"a".repeat(32)}`), kind: "folder", name: "Pictures of a client" }] },
  { type: "scan-started", scan },
  { type: "review-opened" },
  { type: "review-finished", label: "Harbour" },
  { type: "drafted", draft },
  { type: "send-pressed" },
  { type: "send-failed", code: "bank-timeout" },
  { type: "sent", summary, keys: { caseNumber: caseNumber.parse("7K3M-Q9TX-2BHW-5RCE"), pin: pin.parse("48203917") } },
  { type: "cases-listed", cases: [summary] },
  { type: "case-changed", summary },
  { type: "case-opened", case: summary.id },
  { type: "adding-began", case: summary.id },
  { type: "went", to: "cases" },
  { type: "asking", host: "bank.example" },
  { type: "aside-opened", aside: { at: "sheet", case: summary.id } },
];
/** The path up to some point, then anything. */
const someWork = fc
  .tuple(fc.nat({ max: work.length }), fc.array(fc.constantFrom(...work), { maxLength: 10 }))
  .map(([reached, more]) => [...work.slice(0, reached), ...more]);
const inPlace = (place: Place): State => reduce(startingState({ kind: "known", cases: [] }), { type: "place-entered", place, isNew: true });
const closing: Action = { type: "place-left", ending: { kind: "locked", by: "idle" } };

const holdsNothing = (state: State): void => {
  const text = JSON.stringify(state);
  for (const secret of [...SECRETS, summary.id, draft.id, scan.scan]) expect(text).not.toContain(secret);
};

describe("a place that was left", () => {
  test("leaves nothing behind, wherever its path was", () => {
    fc.assert(
      fc.property(fc.constantFrom(space, visit), someWork, (place, actions) => {
        const left = reduce(actions.reduce(reduce, inPlace(place)), closing);
        holdsNothing(left);
        expect(left.step).toEqual({ at: "closed", ending: { kind: "locked", by: "idle" } });
        expect(left.place).toEqual({ kind: "personal" });
      }),
    );
  });

  test("can't put anything into the next one: what it asked for and what answers late is not heard", () => {
    fc.assert(
      fc.property(someWork, fc.boolean(), (late, entersNext) => {
        const open = inPlace(space);
        const closed = reduce(open, closing);
        const next = entersNext ? reduce(closed, { type: "place-entered", place: visit, isNew: true }) : closed;
        expect(late.reduce((state, action) => hear(state, { turn: open.turn, action }), next)).toBe(next);
      }),
    );
  });

  test("does not hide that something has left this computer since the program was opened", () => {
    const sent = reduce(inPlace(visit), { type: "asking", host: "bank.example" });
    expect(reduce(sent, closing).hasConnected).toBe(true);
    expect(reduce(inPlace(visit), closing).hasConnected).toBe(false);
  });
});

describe("a place that was entered", () => {
  test("shows nothing of what was there before", () => {
    fc.assert(
      fc.property(someWork, fc.boolean(), (actions, isNew) => {
        const before = actions.reduce(reduce, startingState({ kind: "known", cases: [summary] }));
        const entered = reduce(before, { type: "place-entered", place: visit, isNew });
        holdsNothing(entered);
        expect(entered.step.at).toBe(isNew ? "welcome" : "cases");
      }),
    );
  });

  test("keeps its path when it gets another name", () => {
    const at = reduce(inPlace(space), { type: "went", to: "age" });
    const renamed = reduce(at, { type: "place-renamed", place: { kind: "space", name: spaceName.parse("Cedar") } });
    expect(renamed.step).toEqual({ at: "age" });
    expect(renamed.turn).toBe(at.turn);
    expect(renamed.place).toEqual({ kind: "space", name: "Cedar" });
  });
});
