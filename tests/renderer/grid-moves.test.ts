import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moveTo, type GridShape } from "../../src/renderer/screens/review/grid-moves.ts";

const shape: GridShape = { count: 11, columns: 4, page: 2, isRightToLeft: false };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

// 0  1  2  3
// 4  5  6  7
// 8  9 10
describe("keys in the grid", () => {
  test.each([
    [5, "ArrowRight", 6],
    [3, "ArrowRight", 4],
    [10, "ArrowRight", 10],
    [4, "ArrowLeft", 3],
    [0, "ArrowLeft", 0],
    [5, "ArrowDown", 9],
    [7, "ArrowDown", 7],
    [5, "ArrowUp", 1],
    [2, "ArrowUp", 2],
    [1, "PageDown", 9],
    [3, "PageDown", 10],
    [9, "PageUp", 1],
    [6, "PageUp", 2],
    [6, "Home", 4],
    [5, "End", 7],
    [8, "End", 10],
  ])("from %d, %s leads to %d", (from, key, to) => {
    expect(moveTo(from, press(key), shape)).toBe(to);
  });

  test("Ctrl with Home and End lead to the first and the last", () => {
    expect(moveTo(5, press("Home", true), shape)).toBe(0);
    expect(moveTo(5, press("End", true), shape)).toBe(10);
  });

  test("arrows follow the eye where text runs from right to left", () => {
    const turned = { ...shape, isRightToLeft: true };
    expect(moveTo(5, press("ArrowLeft"), turned)).toBe(6);
    expect(moveTo(5, press("ArrowRight"), turned)).toBe(4);
  });

  test("other keys lead nowhere", () => {
    for (const key of ["a", "Enter", "Tab", " "]) expect(moveTo(5, press(key), shape)).toBeNull();
  });

  test("no key ever leads out of the grid", () => {
    const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
    fc.assert(
      fc.property(
        fc.record({ count: fc.integer({ min: 1, max: 300 }), columns: fc.integer({ min: 1, max: 12 }), page: fc.integer({ min: 1, max: 9 }), isRightToLeft: fc.boolean() }),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 40 }),
        (grid, presses) => {
          let place = 0;
          for (const [key, ctrlKey] of presses) {
            place = moveTo(place, { key, ctrlKey }, grid) ?? place;
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThan(grid.count);
          }
        },
      ),
    );
  });
});
