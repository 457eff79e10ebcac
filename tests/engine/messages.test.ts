/** @file Every reason and every notice has its words. */
import { expect, test } from "vitest";
import notices from "../../src/shared/messages/en/notices.json" with { type: "json" };
import skipped from "../../src/shared/messages/en/skipped.json" with { type: "json" };
import { notice, skipReason } from "../../src/shared/model/scan.ts";

test("each reason says what happened and what to do next", () => {
  expect(Object.keys(skipped).sort()).toEqual([...skipReason.options].sort());
  for (const { what, next } of Object.values(skipped)) {
    expect(what).toMatch(/\.$/);
    expect(next).toMatch(/\.$/);
  }
});

test("each notice has a sentence", () => {
  expect(Object.keys(notices).sort()).toEqual([...notice.options].sort());
  for (const text of Object.values(notices)) expect(text).toMatch(/\.$/);
});
