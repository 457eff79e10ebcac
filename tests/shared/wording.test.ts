/** @file Promise 8, read off the English catalogue itself. What holds for the others is in languages.test.ts. */
import { describe, expect, test } from "vitest";
import { errorCode } from "../../src/shared/model/error.ts";
import { notice, skipReason } from "../../src/shared/model/scan.ts";
import { textsOf } from "./texts.ts";

const english = textsOf("en");
const saying = (pattern: RegExp): readonly string[] => english.filter(({ text }) => pattern.test(text)).map(({ key, text }) => `${key}: ${text}`);

describe("the English catalogue", () => {
  test("is there", () => {
    expect(english.length).toBeGreaterThan(100);
  });

  test.each([
    ["promise the whole internet", /(?:from|off|across|on) the (?:whole )?internet/i],
    ["call anything about fingerprints impossible", /impossible/i],
    ["guarantee", /guarantee|never be (?:shared|seen|found)|100 ?%/i],
    ["say hash to people", /\bhash(?!\s+bank)/i],
    ["shout", /!/],
    ["blame", /(?<!\bnot )\byour (?:mistake|fault)\b|\byou should(?:n.t| not| have)\b|\bwhy did you\b|\bcareless\b/i],
    ["use hurtful names", /revenge porn(?!\s+helpline)|\bvictims?\b|\bperpetrator/i],
    ["fail without a person's words", /\berror code\b|\binvalid\b|\bfatal\b|\bexception\b/i],
    ["tell people to delete their pictures", /\bdelete (?:your|the) (?:pictures|photos|files|videos)\b/i],
  ])("does not %s", (_what, pattern) => {
    expect(saying(pattern)).toEqual([]);
  });

  test("has a sentence and a next step for every reason a file was skipped", () => {
    const keys = new Set(english.map(({ key }) => key));
    const missing = skipReason.options.flatMap((reason) => [`skipped.${reason}.what`, `skipped.${reason}.next`]).filter((key) => !keys.has(key));
    expect(missing).toEqual([]);
  });

  test("has a sentence and a next step for every way a command can fail", () => {
    const keys = new Set(english.map(({ key }) => key));
    const missing = errorCode.options.flatMap((code) => [`errors.${code}.what`, `errors.${code}.next`]).filter((key) => !keys.has(key));
    expect(missing).toEqual([]);
  });

  test("has words for every notice", () => {
    const missing = notice.options.filter((code) => !english.some(({ key }) => key.startsWith(`notices.${code}`)));
    expect(missing).toEqual([]);
  });
});
