/** @file Help lies over whatever is there and gives it back; the first question is asked once; the answer about age is carried along. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Aside, HelpAside } from "../../src/renderer/state/aside.ts";
import { reduce, startingState, type Action, type State } from "../../src/renderer/state/reducer.ts";
import { grantId, bytes, scanId } from "../../src/shared/model/brand.ts";
import type { ScanProgress } from "../../src/shared/model/scan.ts";

const fresh = startingState({ kind: "known", cases: [] });
const after = (actions: readonly Action[], from: State = fresh): State => actions.reduce(reduce, from);
const help = (at: HelpAside["at"]): Action => ({ type: "help-opened", aside: { at } });
const closed: Action = { type: "aside-closed" };
const layers = ({ aside, under }: State): readonly Aside["at"][] => (aside === null ? [] : [...under, aside]).map(({ at }) => at);

describe("help", () => {
  const typing: Action = { type: "aside-opened", aside: { at: "space-new" } };

  test("opened over another screen beside the path leaves that one where it was", () => {
    const over = after([typing, help("directory"), help("threatened")]);
    expect(layers(over)).toEqual(["space-new", "directory", "threatened"]);
    expect(layers(after([closed, closed], over))).toEqual(["space-new"]);
  });

  test("that is open already comes up again instead of a second time", () => {
    expect(layers(after([help("directory"), help("threatened"), help("directory")]))).toEqual(["directory"]);
    expect(layers(after([help("threatened"), help("directory"), help("directory")]))).toEqual(["threatened", "directory"]);
  });

  test("is left at once, to what it was opened over", () => {
    expect(layers(after([help("directory"), help("threatened"), { type: "help-left" }]))).toEqual([]);
    expect(layers(after([typing, help("directory"), { type: "help-left" }]))).toEqual(["space-new"]);
  });

  test("never moves the path, and closing it as often as it was opened leads back", () => {
    const at = fc.constantFrom<HelpAside["at"]>("directory", "threatened", "evidence", "watched");
    const acts = fc.array(fc.oneof(at.map(help), fc.constant(closed), fc.constant<Action>({ type: "help-left" })), { maxLength: 12 });
    fc.assert(
      fc.property(acts, fc.boolean(), (actions, isOver) => {
        const before = isOver ? after([typing]) : fresh;
        const now = after(actions, before);
        expect(now.step).toBe(before.step);
        expect(new Set(layers(now)).size).toBe(layers(now).length);
        const depth = layers(now).length;
        expect(layers(after(Array.from({ length: depth }, () => closed), now))).toEqual([]);
      }),
    );
  });

  test("answers for the same person on each of its screens", () => {
    const chosen = after([
      { type: "help-opened", aside: { at: "threatened" }, age: "under-18" },
      { type: "help-for-chosen", helpFor: { country: "NZ" } },
      help("directory"),
    ]);
    expect(chosen.helpFor).toEqual({ country: "NZ", age: "under-18" });
  });

  test("of one client says nothing to the next", () => {
    const chosen = after([{ type: "help-for-chosen", helpFor: { country: "NZ", age: "adult" } }]);
    const next = after([{ type: "place-left", ending: { kind: "locked", by: "idle" } }], chosen);
    expect(next.helpFor).toEqual(fresh.helpFor);
  });
});

describe("the first question", () => {
  test("comes before anything else for somebody new", () => {
    expect(fresh.step).toEqual({ at: "watched" });
    expect(startingState({ kind: "unknown" }).step).toEqual({ at: "watched" });
    expect(after([{ type: "watched-answered" }]).step).toEqual({ at: "welcome" });
  });

  test("is not asked again in the session", () => {
    const answered = after([{ type: "watched-answered" }]);
    for (const actions of [
      [{ type: "went", to: "cases" }, { type: "went", to: "welcome" }],
      [{ type: "went", to: "age" }, { type: "went-back" }],
      [{ type: "place-entered", place: { kind: "visit" }, isNew: true }],
    ] satisfies readonly (readonly Action[])[]) {
      expect(after(actions, answered).step).toEqual({ at: "welcome" });
    }
  });

  test("is not asked of somebody whose cases may be in a keychain that is shut", () => {
    expect(startingState({ kind: "shut" }).step).toEqual({ at: "cases" });
  });

  test("changes nothing when it is answered late", () => {
    const gone = after([{ type: "watched-answered" }, { type: "went", to: "age" }]);
    expect(after([{ type: "watched-answered" }], gone)).toEqual(gone);
  });
});

describe("the wish to sort by age picture by picture", () => {
  const grant = { id: grantId.parse(`grant-${"a".repeat(32)}`), kind: "folder", name: "Pictures" } as const;
  const scan: ScanProgress = {
    scan: scanId.parse(`scan-${"b".repeat(32)}`),
    told: 0,
    state: "done",
    found: { files: 1, bytes: bytes.parse(1) },
    countingDone: true,
    finished: { files: 1, bytes: bytes.parse(1) },
    items: 1,
    skipped: 0,
    remaining: null,
  };
  const walk: readonly Action[] = [
    { type: "age-answered", answer: "sorted-in-review" },
    { type: "granted", grants: [grant] },
    { type: "scan-started", scan },
    { type: "review-opened" },
    { type: "review-finished", label: "Case 1" },
  ];

  test("goes with the person to the sending, and back again", () => {
    let state = fresh;
    for (const action of walk) {
      state = reduce(state, action);
      expect(state.step).toMatchObject({ age: "sorted-in-review" });
    }
    expect(after([{ type: "went-back" }], state).step).toMatchObject({ at: "review", age: "sorted-in-review" });
    expect(after([{ type: "went-back" }, { type: "scan-forgotten" }], state).step).toMatchObject({ at: "choose", age: "sorted-in-review" });
  });
});
