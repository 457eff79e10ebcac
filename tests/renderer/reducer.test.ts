/** @file The path as a state machine: what leads where, and that nothing arriving late or twice can move a person. */
import { describe, expect, test } from "vitest";
import { reduce, startingState, type Action, type State } from "../../src/renderer/state/reducer.ts";
import { allOf } from "../../src/renderer/state/selection.ts";
import type { Step } from "../../src/renderer/state/step.ts";
import { caseNumber, pin } from "../../src/shared/case-api.ts";
import { bytes, caseId, draftId, grantId, instant, scanId } from "../../src/shared/model/brand.ts";
import { caseLabel, type CaseSummary, type Draft } from "../../src/shared/model/case.ts";
import type { ScanProgress } from "../../src/shared/model/scan.ts";

const all = allOf(2);
const grant = { id: grantId.parse(`grant-${"a".repeat(32)}`), kind: "folder", name: "Pictures" } as const;
const scan: ScanProgress = {
  scan: scanId.parse(`scan-${"b".repeat(32)}`),
  told: 0,
  state: "done",
  found: { files: 3, bytes: bytes.parse(30) },
  countingDone: true,
  finished: { files: 3, bytes: bytes.parse(30) },
  items: 2,
  skipped: 1,
  remaining: null,
};
const bank = { name: "Bank", host: "bank.example" };
const counts = { photos: 2, videos: 0, fingerprints: 2 };
const draft: Draft = { id: draftId.parse(`draft-${"c".repeat(32)}`), bank, counts, leftOut: 0, policyVersion: "1", requests: [] };
const summary: CaseSummary = {
  id: caseId.parse(`case-${"d".repeat(32)}`),
  label: caseLabel.parse("Blue"),
  bank,
  createdAt: instant.parse(0),
  keeping: "keychain",
  sending: "confirmed",
  counts,
  delivered: 2,
  status: null,
  withdrawal: null,
};
const keys = { caseNumber: caseNumber.parse("7K3M-Q9TX-2BHW-5RCE"), pin: pin.parse("48203917") };

const path: readonly (readonly [Action, Step["at"]])[] = [
  [{ type: "went", to: "age" }, "age"],
  [{ type: "age-answered", answer: "everyone-adult" }, "choose"],
  [{ type: "granted", grants: [grant] }, "choose"],
  [{ type: "scan-started", scan: { ...scan, state: "running" } }, "scanning"],
  [{ type: "scan-progressed", scan }, "scanning"],
  [{ type: "review-opened" }, "review"],
  [{ type: "selected", selection: all }, "review"],
  [{ type: "review-finished", label: "Case 1" }, "keep"],
  [{ type: "drafted", draft }, "confirm"],
  [{ type: "send-pressed" }, "sending"],
  [{ type: "sent", summary, keys }, "done"],
  [{ type: "went", to: "cases" }, "cases"],
  [{ type: "case-opened", case: summary.id }, "case"],
];

const fresh = startingState({ kind: "known", cases: [] });
const after = (actions: readonly Action[], from: State = fresh): State => actions.reduce(reduce, from);
const upTo = (at: Step["at"]): State => after(path.slice(0, path.findLastIndex(([, step]) => step === at) + 1).map(([action]) => action));

describe("adding to a case", () => {
  const known = startingState({ kind: "known", cases: [summary] });
  const began = after([{ type: "case-opened", case: summary.id }, { type: "adding-began", case: summary.id }], known);
  const walked = path.slice(1, path.findIndex(([, at]) => at === "sending") + 1).map(([action]) => action);

  test("walks the same path with the case carried along, and ends as an addition", () => {
    expect(began).toMatchObject({ step: { at: "age" }, adding: summary.id });
    const sending = after(walked, began);
    expect(sending).toMatchObject({ step: { at: "sending", adding: summary.id }, adding: summary.id });
    expect(after([{ type: "sent", summary, keys }], sending)).toMatchObject({ step: { at: "done", added: true }, adding: null });
  });

  test("is no addition where the case had not arrived whole: then it is its rest", () => {
    const partly = startingState({ kind: "known", cases: [{ ...summary, sending: "sent" }] });
    const sending = after([{ type: "adding-began", case: summary.id }, ...walked], partly);
    expect(after([{ type: "sent", summary, keys }], sending).step).toMatchObject({ at: "done", added: false });
  });

  test("leads back to the case, and what follows is a new case again", () => {
    const back = reduce(began, { type: "went-back" });
    expect(back).toMatchObject({ step: { at: "case", case: summary.id }, adding: null });
    expect(after([{ type: "went", to: "welcome" }, { type: "went", to: "age" }], began).adding).toBeNull();
  });
});

describe("a sending that stopped", () => {
  const stopped = after([{ type: "send-failed", code: "bank-unreachable" }], upTo("sending"));

  test("can be left for later and goes on where it was", () => {
    const left = reduce(stopped, { type: "went", to: "cases" });
    expect(left).toMatchObject({ step: { at: "cases" }, stranded: { draft: { id: draft.id } } });
    expect(reduce(left, { type: "sending-resumed" })).toMatchObject({ step: { at: "sending", draft: { id: draft.id }, problem: null }, stranded: null });
  });

  test("can be taken back as long as nothing has left, with all that was typed", () => {
    const taken = reduce(stopped, { type: "went-back" });
    expect(taken.step).toMatchObject({ at: "keep", wishes: { label: "Case 1" }, selection: all });
    const left = after([{ type: "sending-progressed", draft: draft.id, state: "creating", delivered: 0, total: 2 }, { type: "send-failed", code: "bank-timeout" }], upTo("sending"));
    expect(reduce(left, { type: "went-back" })).toEqual(left);
    // Also when it was tried again and stopped before anything more went out.
    const again = after([{ type: "send-pressed" }, { type: "send-failed", code: "keychain-locked" }], left);
    expect(reduce(again, { type: "went-back" })).toEqual(again);
  });

  test("is not kept as one while it goes on", () => {
    expect(reduce(upTo("sending"), { type: "went", to: "cases" }).stranded).toBeNull();
  });
});

describe("a screen beside the path", () => {
  test("lies over every step and changes nothing of it", () => {
    for (const [, at] of path) {
      const before = upTo(at);
      const over = after([{ type: "aside-opened", aside: { at: "directory" } }], before);
      expect(over).toEqual({ ...before, aside: { at: "directory" } });
      expect(after([{ type: "aside-closed" }], over)).toEqual(before);
    }
  });

  test("is left when a person goes somewhere else", () => {
    const over = after([{ type: "aside-opened", aside: { at: "directory" } }]);
    expect(after([{ type: "went", to: "cases" }], over)).toMatchObject({ aside: null, step: { at: "cases" } });
  });

  test("does not hold up what goes on below it", () => {
    const over = after([{ type: "aside-opened", aside: { at: "directory" } }], upTo("sending"));
    expect(after([{ type: "sent", summary, keys }], over)).toMatchObject({ aside: { at: "directory" }, step: { at: "done" } });
  });
});

describe("the path", () => {
  test("leads through every screen", () => {
    let state = fresh;
    expect(state.step.at).toBe("watched");
    for (const [action, at] of path) {
      state = reduce(state, action);
      expect(state.step.at).toBe(at);
    }
  });

  test("stops where someone was, or may have been, under 18", () => {
    for (const answer of ["someone-under-18", "not-sure"] as const) {
      expect(after([{ type: "went", to: "age" }, { type: "age-answered", answer }]).step).toEqual({ at: "stopped", answer });
    }
  });

  test("opens on the cases when there are some", () => {
    expect(startingState({ kind: "known", cases: [summary] }).step.at).toBe("cases");
    expect(startingState({ kind: "known", cases: [], others: true }).step.at).toBe("cases");
  });

  test.each([
    ["choose", "age"],
    ["review", "choose"],
    ["keep", "review"],
    ["confirm", "keep"],
    ["case", "cases"],
  ] as const)("leads back from %s to %s", (from, to) => {
    expect(reduce(upTo(from), { type: "went-back" }).step.at).toBe(to);
  });

  test.each(["scanning", "sending", "done"] as const)("has no way back from %s that could lose something", (at) => {
    expect(reduce(upTo(at), { type: "went-back" })).toEqual(upTo(at));
  });

  test("keeps what was chosen and typed on the way back and on again", () => {
    const wishes = { label: "Green", keeping: "session", ownPin: null, assisted: true } as const;
    const state = after([{ type: "wishes-changed", wishes }, { type: "drafted", draft }, { type: "draft-discarded" }], upTo("keep"));
    expect(state.step).toMatchObject({ at: "keep", wishes, selection: all, grants: [grant] });
  });
});

describe("what comes late", () => {
  test("progress of another scan changes nothing", () => {
    const other = { ...scan, scan: scanId.parse(`scan-${"e".repeat(32)}`), items: 99 };
    expect(reduce(upTo("scanning"), { type: "scan-progressed", scan: other })).toEqual(upTo("scanning"));
  });

  test("progress of a scan that was left changes nothing", () => {
    const left = reduce(upTo("scanning"), { type: "scan-forgotten" });
    expect(reduce(left, { type: "scan-progressed", scan })).toEqual(left);
  });

  test("progress of another sending changes no numbers", () => {
    const other = draftId.parse(`draft-${"f".repeat(32)}`);
    const state = reduce(upTo("sending"), { type: "sending-progressed", draft: other, state: "delivering", delivered: 1, total: 2 });
    expect(state.step).toEqual(upTo("sending").step);
  });

  test("the same folder chosen twice is there once", () => {
    expect(reduce(upTo("choose"), { type: "granted", grants: [grant] }).step).toMatchObject({ grants: [grant] });
  });
});

describe("sending", () => {
  test("shows what stopped it, and starts again without losing its place", () => {
    const stopped = after(
      [
        { type: "sending-progressed", draft: draft.id, state: "delivering", delivered: 1, total: 2 },
        { type: "send-failed", code: "bank-timeout" },
      ],
      upTo("sending"),
    );
    expect(stopped.step).toMatchObject({ at: "sending", problem: "bank-timeout", delivered: 1 });
    expect(reduce(stopped, { type: "send-pressed" }).step).toMatchObject({ at: "sending", problem: null, delivered: 1 });
  });

  test("puts the case into the list", () => {
    expect(upTo("done").cases).toEqual([summary]);
  });

  test("is what first reaches out; saving is not", () => {
    const saving: Action = { type: "sending-progressed", draft: draft.id, state: "saving", delivered: 0, total: 2 };
    expect(reduce(upTo("sending"), saving).hasConnected).toBe(false);
    expect(reduce(upTo("sending"), { ...saving, state: "creating" }).hasConnected).toBe(true);
  });
});

describe("cases", () => {
  test("a changed case takes its own place", () => {
    const renamed = { ...summary, label: caseLabel.parse("Green") };
    expect(reduce(upTo("case"), { type: "case-changed", summary: renamed }).cases).toEqual([renamed]);
  });

  test("a removed case is gone, and so is its screen", () => {
    const state = reduce(upTo("case"), { type: "case-forgotten", case: summary.id });
    expect(state).toMatchObject({ cases: [], step: { at: "cases" } });
  });
});

test("an answer that was overtaken on its way does not turn done back into running", () => {
  const done = after([{ type: "scan-progressed", scan: { ...scan, told: 7 } }], upTo("scanning"));
  expect(after([{ type: "scan-progressed", scan: { ...scan, told: 6, state: "running" } }], done)).toEqual(done);
  expect(after([{ type: "scan-progressed", scan: { ...scan, told: 8, state: "running" } }], done).step).toMatchObject({ scan: { state: "running" } });
});
