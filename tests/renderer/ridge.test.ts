import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELD, ridgePath } from "../../src/renderer/ridge/figure.ts";

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const strokesOf = (path: string): readonly string[] => path.split("M").filter((stroke) => stroke !== "");

test("a figure is made of strokes within its field", () => {
  fc.assert(
    fc.property(seed, (number) => {
      const strokes = strokesOf(ridgePath(number, { shape: "cloth" }));
      expect(strokes.length).toBeGreaterThan(60);
      for (const stroke of strokes) {
        expect(stroke).toMatch(/^\d+(\.\d+)? \d+(\.\d+)?L\d+(\.\d+)? \d+(\.\d+)?$/);
        for (const place of stroke.split(/[L ]/)) expect(Number(place)).toBeLessThanOrEqual(FIELD);
      }
    }),
    { numRuns: 40 },
  );
});

test("the same number always gives the same figure, another one another", () => {
  fc.assert(
    fc.property(seed, seed, (one, other) => {
      fc.pre(one !== other);
      expect(ridgePath(one, { shape: "cloth" })).toBe(ridgePath(one, { shape: "cloth" }));
      expect(ridgePath(one, { shape: "cloth" })).not.toBe(ridgePath(other, { shape: "cloth" }));
    }),
    { numRuns: 40 },
  );
});

test("progress draws ever more of one figure", () => {
  const rows = Array.from({ length: FIELD + 1 }, (_, count) => new Set(strokesOf(ridgePath(7, { shape: "print", rows: count }))));
  expect(rows[0]?.size).toBe(0);
  for (let count = 1; count <= FIELD; count += 1) expect([...(rows[count - 1] ?? [])].filter((stroke) => rows[count]?.has(stroke) !== true)).toEqual([]);
  expect(rows[FIELD]?.size).toBe(new Set(strokesOf(ridgePath(7, { shape: "print" }))).size);
});
