/** @file What crosses between page and program is what structured clone would have made of it. */
import fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { createCodec } from "./electron-stand-in/codec.ts";

const { encode, decode } = createCodec();
const crossed = (value: unknown): unknown => decode(encode(value));

test("any value comes out as structured clone makes it", () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withBoxedValues: true }),
      (value) => isDeepStrictEqual(crossed(value), structuredClone(value)),
    ),
    { numRuns: 2_000 },
  );
});

test("one object met twice is one object afterwards, also through a cycle", () => {
  const one: { self?: unknown } = {};
  one.self = one;
  const [first, second] = crossed([one, one]) as [typeof one, typeof one];
  expect(first).toBe(second);
  expect(first.self).toBe(first);
});

test("an error keeps its name, message, stack and cause", () => {
  const error = new RangeError("too far", { cause: { why: "test" } });
  expect(crossed(error)).toMatchObject({ name: "RangeError", message: "too far", stack: error.stack, cause: { why: "test" } });
});

test("a view into a large buffer carries its own bytes alone", () => {
  const view = new Uint8Array(new ArrayBuffer(1_000), 10, 3);
  view.set([1, 2, 3]);
  expect(crossed(view)).toEqual(new Uint8Array([1, 2, 3]));
  expect((crossed(view) as Uint8Array).buffer.byteLength).toBe(3);
});

test.each([() => {}, Symbol("s"), { nested: () => {} }, new WeakMap()])("what structured clone refuses is refused", (value) => {
  expect(() => encode(value)).toThrow();
});
