import { describe, expect, test } from "vitest";
import { threeShifts } from "../../src/renderer/quick-exit/three-shifts.ts";

const press = (key: string, at: number, repeat = false) => ({ key, at, repeat });

describe("Shift three times", () => {
  test("leaves on the third", () => {
    const isThird = threeShifts();
    expect([0, 300, 600].map((at) => isThird(press("Shift", at)))).toEqual([false, false, true]);
  });

  test("does not leave when something is written in between", () => {
    const isThird = threeShifts();
    expect([press("Shift", 0), press("A", 50), press("Shift", 300), press("B", 350), press("Shift", 600)].map(isThird)).toEqual(Array(5).fill(false));
  });

  test("does not count a key that is held down", () => {
    const isThird = threeShifts();
    expect([press("Shift", 0), press("Shift", 30, true), press("Shift", 60, true), press("Shift", 90, true)].some(isThird)).toBe(false);
  });

  test("does not count presses far apart", () => {
    const isThird = threeShifts();
    expect([0, 1_000, 2_000, 3_000].map((at) => isThird(press("Shift", at)))).toEqual([false, false, false, false]);
  });

  test("takes the last three of a hurried many", () => {
    const isThird = threeShifts();
    expect([0, 1_400, 1_600, 1_800].map((at) => isThird(press("Shift", at)))).toEqual([false, false, false, true]);
  });
});
