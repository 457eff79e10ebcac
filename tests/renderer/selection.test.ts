import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allOf, chosenOf, countChosen, isChosen, none, toggled, withItems, type Selection } from "../../src/renderer/state/selection.ts";
import { chosenItems } from "../../src/renderer/state/chosen-items.ts";
import { itemId } from "../../src/shared/model/brand.ts";

const TOTAL = 12;
const items = Array.from({ length: TOTAL }, (_, index) => itemId.parse(index));
const item = fc.constantFrom(...items);

type Change = (selection: Selection, plain: Set<number>) => Selection;

/** Every way to change a selection, done to a plain set at the same time. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>((_, plain) => {
    items.forEach((id) => plain.add(id));
    return allOf(TOTAL);
  }),
  fc.constant<Change>((_, plain) => {
    plain.clear();
    return none;
  }),
  item.map<Change>((id) => (selection, plain) => {
    if (!plain.delete(id)) plain.add(id);
    return toggled(selection, id);
  }),
  fc.tuple(fc.array(item), fc.boolean()).map<Change>(([some, chosen]) => (selection, plain) => {
    some.forEach((id) => (chosen ? plain.add(id) : plain.delete(id)));
    return withItems(selection, some, chosen);
  }),
);

describe("a selection", () => {
  test("is always the set that its changes make", () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const plain = new Set<number>();
        const selection = changes.reduce((before, next) => next(before, plain), none);
        const expected = items.filter((id) => plain.has(id));
        expect(items.filter((id) => isChosen(selection, id))).toEqual(expected);
        expect(chosenOf(selection, items)).toEqual(expected);
        expect(chosenItems(selection, TOTAL)).toEqual(expected);
        expect(countChosen(selection)).toBe(plain.size);
      }),
    );
  });

  test("changes nothing in place", () => {
    const before = withItems(none, items.slice(0, 3), true);
    toggled(before, itemId.parse(1));
    expect(chosenOf(before, items)).toEqual(items.slice(0, 3));
  });
});
