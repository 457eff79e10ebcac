/** @file Choosing can be undone and done again, for a while, and never brings back what has to stay away. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noHistory, redone, rewritten, stepped, undone, type History } from "../../src/renderer/state/history.ts";
import { countInBoth, isChosen, none, withItems, type Selection } from "../../src/renderer/state/selection.ts";
import { itemId } from "../../src/shared/model/brand.ts";

const items = Array.from({ length: 70 }, (_, index) => itemId.parse(index));

interface Now {
  readonly history: History<Selection>;
  readonly selection: Selection;
}
const start: Now = { history: noHistory, selection: none };
const step = ({ history, selection }: Now, next: Selection): Now => ({ history: stepped(history, selection), selection: next });
const back = (now: Now): Now => {
  const moved = undone(now.history, now.selection);
  return moved === null ? now : { history: moved.history, selection: moved.value };
};
const again = (now: Now): Now => {
  const moved = redone(now.history, now.selection);
  return moved === null ? now : { history: moved.history, selection: moved.value };
};
const chosenIn = (selection: Selection): readonly number[] => items.filter((item) => isChosen(selection, item));

const some = fc.tuple(fc.subarray(items), fc.boolean());

describe("what was chosen", () => {
  test("comes back step by step, and again in the same steps", () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (changes) => {
        const seen = [start];
        for (const [which, chosen] of changes) {
          const before = seen.at(-1) ?? start;
          seen.push(step(before, withItems(before.selection, which, chosen)));
        }
        let now = seen.at(-1) ?? start;
        for (const before of seen.slice(0, -1).reverse()) {
          now = back(now);
          expect(chosenIn(now.selection)).toEqual(chosenIn(before.selection));
        }
        expect(undone(now.history, now.selection)).toBeNull();
        for (const after of seen.slice(1)) {
          now = again(now);
          expect(chosenIn(now.selection)).toEqual(chosenIn(after.selection));
        }
        expect(redone(now.history, now.selection)).toBeNull();
      }),
    );
  });

  test("is remembered for a hundred steps and no more", () => {
    let now = start;
    for (let index = 0; index < 250; index += 1) now = step(now, withItems(none, [items[index % 70] ?? itemId.parse(0)], true));
    let steps = 0;
    for (let moved = undone(now.history, now.selection); moved !== null; moved = undone(now.history, now.selection)) {
      now = { history: moved.history, selection: moved.value };
      steps += 1;
    }
    expect(steps).toBe(100);
  });

  test("can't be done again after something else was chosen", () => {
    const [one = itemId.parse(0), two = itemId.parse(1)] = items;
    const now = step(back(step(start, withItems(none, [one], true))), withItems(none, [two], true));
    expect(redone(now.history, now.selection)).toBeNull();
  });

  test("never comes back once it has to stay away, however much is undone and done again", () => {
    const move = fc.oneof(some, fc.constant("undo" as const), fc.constant("redo" as const));
    fc.assert(
      fc.property(fc.array(move), fc.subarray(items, { minLength: 1 }), fc.array(fc.constantFrom("undo" as const, "redo" as const)), (moves, away, after) => {
        let now = start;
        for (const each of moves) {
          now = each === "undo" ? back(now) : each === "redo" ? again(now) : step(now, withItems(now.selection, ...each));
        }
        const without = (selection: Selection): Selection => withItems(selection, away, false);
        now = { history: rewritten(now.history, without), selection: without(now.selection) };
        const marks = withItems(none, away, true);
        for (const each of after) {
          now = each === "undo" ? back(now) : again(now);
          expect(countInBoth(now.selection, marks)).toBe(0);
        }
      }),
    );
  });

  test("of a hundred thousand takes twelve kilobytes a step", () => {
    const all = withItems(none, Array.from({ length: 100_000 }, (_, index) => itemId.parse(index)), true);
    const next = withItems(all, items, false);
    expect(next.count).toBe(99_930);
    expect(next.bits.byteLength).toBeLessThan(17_000);
  });
});
