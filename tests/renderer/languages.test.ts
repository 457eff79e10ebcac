/** @file Which language the page speaks, how it writes numbers, and what keeps a foreign name from turning a sentence around. */
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { formatDay, formatNumber } from "../../src/renderer/format/numbers.ts";
import { catalogueOf, isTranslated, namespaces } from "../../src/renderer/i18n/catalogue.ts";
import { isolate } from "../../src/renderer/i18n/isolate.ts";
import { languageFor, languages } from "../../src/renderer/i18n/languages.ts";
import { rememberSystemLocale, writingLocale } from "../../src/renderer/i18n/locale.ts";

describe("the language that is chosen", () => {
  test.each([
    ["de-AT", "de"],
    ["ar-EG", "ar"],
    ["hi", "hi"],
    ["ES-mx", "es"],
    ["ja-JP", "en"],
    ["", "en"],
  ])("for a system in %j is %s", (tag, code) => {
    expect(languageFor(tag).code).toBe(code);
  });

  test.each(languages.map(({ code }) => code))("%s comes with a catalogue for every part of the program", async (code) => {
    expect(isTranslated(code)).toBe(true);
    expect(Object.keys(await catalogueOf(code)).sort()).toEqual([...namespaces].sort());
  });

  test("all but English are said to be drafts", () => {
    expect(languages.filter(({ isDraft }) => !isDraft).map(({ code }) => code)).toEqual(["en"]);
  });
});

describe("numbers and dates", () => {
  afterEach(() => rememberSystemLocale("en"));
  const moment = Date.UTC(2026, 2, 3, 12);

  test("are written as the system's region does where its language is the page's", () => {
    rememberSystemLocale("en-GB");
    expect(formatDay(writingLocale("en"), moment)).toBe("3 Mar 2026");
    rememberSystemLocale("ar-EG");
    expect(formatNumber(writingLocale("ar"), 42)).toBe("٤٢");
  });

  test("are written as the page's language does where the system speaks another", () => {
    rememberSystemLocale("en-GB");
    expect(writingLocale("de")).toBe("de");
    expect(formatNumber(writingLocale("de"), 1_234.5)).toBe("1.234,5");
  });

  test("are written whatever the system says its language is", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...languages), (tag, { code }) => {
        rememberSystemLocale(tag);
        expect(formatNumber(writingLocale(code), 7)).not.toBe("");
      }),
    );
  });
});

describe("a text that is put into a sentence", () => {
  test.each([
    ["rtl", "IMG_2041.HEIC"],
    ["rtl", "bank.example.org"],
    ["ltr", "صورة 12.jpg"],
    ["ltr", "תמונה"],
  ] as const)("is set apart in a sentence that runs %s: %s", (direction, text) => {
    expect(isolate(text, direction)).toBe(`\u2068${text}\u2069`);
  });

  test.each([
    ["ltr", "IMG_2041.HEIC"],
    ["ltr", "हिन्दी"],
    ["ltr", "1,234"],
    ["rtl", "1,234"],
    ["rtl", "صورة"],
    ["rtl", "٤٢"],
  ] as const)("stays as it is where it turns nothing, in a sentence that runs %s: %s", (direction, text) => {
    expect(isolate(text, direction)).toBe(text);
  });

  test("is never changed but for the marks around it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("ltr" as const, "rtl" as const), (text, direction) => {
        expect([text, `\u2068${text}\u2069`]).toContain(isolate(text, direction));
      }),
    );
  });
});
