/** @file What every language but English has to keep to, read off the catalogues themselves. */
import { describe, expect, test } from "vitest";
import { sheetLanguages, sheetWords } from "../../src/cases/handover/words.ts";
import { languages } from "../../src/renderer/i18n/languages.ts";
import { textsOf, translated, type Text } from "./texts.ts";

const english = textsOf("en");
const original: ReadonlyMap<string, string> = new Map(english.map(({ key, text }) => [key, text]));
const others = languages.map(({ code }) => code).filter((code) => code !== "en");

const form = /_(?:zero|one|two|few|many|other)$/;
const withoutForm = (key: string): string => key.replace(form, "");
const changesWithNumber = (key: string): boolean => form.test(key) && original.has(`${withoutForm(key)}_other`);
const plain = english.map(({ key }) => key).filter((key) => !changesWithNumber(key));
const counted = [...new Set(english.map(({ key }) => key).filter(changesWithNumber).map(withoutForm))];

/** The keys of a language: the plain ones, and those that change with a number in each form that the language has. */
const keysOf = (language: string): readonly string[] => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return [
    ...plain,
    ...counted.flatMap((key) => [...new Set([...forms, ...(original.has(`${key}_zero`) ? ["zero"] : [])])].map((category) => `${key}_${category}`)),
  ];
};

/** The English text that a text stands for. */
const originalOf = (key: string): string => original.get(key) ?? original.get(`${withoutForm(key)}_other`) ?? "";

const placeholder = /\{\{?[^{}]+\}\}?/g;
const countsThings = /count|number/;
const placeholdersIn = (text: string): readonly string[] => [...text.matchAll(placeholder)].map(([found]) => found).sort();
const wordsIn = (text: string): readonly string[] => text.replace(placeholder, " ").match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];

/** Names and signs that are the same in every language. */
const names: ReadonlySet<string> = new Set(["Ownprint", "StopNCII", "Take It Down", "Report Remove", "Live Photo", "PIN", "JSON"]);

const show = ({ key, text }: Text): string => `${key}: ${text}`;

test("every language that can be chosen has catalogues, and none lies there that can't be", () => {
  expect(new Set(languages.map(({ code }) => code))).toEqual(new Set(translated));
});

test("the sheet that is taken along speaks them all, in their direction", () => {
  expect(new Set(sheetLanguages)).toEqual(new Set(translated));
  expect(languages.filter(({ code, direction }) => sheetWords(code).direction !== direction)).toEqual([]);
});

describe.each(others)("%s", (language) => {
  const texts = textsOf(language);

  test("has every text, in every form of its numbers, and no other", () => {
    const theirs = new Set(texts.map(({ key }) => key));
    const wanted = new Set(keysOf(language));
    expect([...wanted].filter((key) => !theirs.has(key))).toEqual([]);
    expect([...theirs].filter((key) => !wanted.has(key))).toEqual([]);
  });

  test("keeps every placeholder; a number may become a word where it is none, one or two", () => {
    const changed = texts.filter(({ key, text }) => {
      const theirs = placeholdersIn(text);
      const ours = placeholdersIn(originalOf(key));
      const mayDrop = /_(?:zero|one|two)$/.test(key);
      const missing = ours.filter((name) => !theirs.includes(name) && !(mayDrop && countsThings.test(name)));
      const extra = theirs.filter((name) => !ours.includes(name) && !(mayDrop && countsThings.test(name)));
      return missing.length > 0 || extra.length > 0;
    });
    expect(changed.map(show)).toEqual([]);
  });

  test("leaves nothing empty and nothing with loose spaces", () => {
    expect(texts.filter(({ text }) => text.trim() !== text || text === "" || / {2}/.test(text)).map(show)).toEqual([]);
  });

  test("leaves nothing in English", () => {
    const left = texts.filter(({ key, text }) => text === originalOf(key) && !names.has(text) && wordsIn(text).length > 2);
    expect(left.map(show)).toEqual([]);
  });

  test("does not shout", () => {
    expect(texts.filter(({ text }) => /[!¡！]/.test(text)).map(show)).toEqual([]);
  });
});

describe.each([
  ["ar", /\p{Script=Arabic}/u],
  ["hi", /\p{Script=Devanagari}/u],
] as const)("%s, which has a script of its own", (language, script) => {
  test("is written in it", () => {
    const foreign = textsOf(language).filter(({ text }) => !names.has(text) && wordsIn(text).length > 0 && !script.test(text));
    expect(foreign.map(show)).toEqual([]);
  });
});

describe.each([
  ["de", { promises: /unmöglich|garantier|nie wieder/i, jargon: /\bhash/i, address: /\p{Ll},? (?:Sie|Ihnen|Ihre?[nmrs]?)(?!\p{L})/u }],
  ["fr", { promises: /impossible|garanti|plus jamais/i, jargon: /(?<!\p{L})hach|(?<!\p{L})hash/iu, address: /(?<!\p{L})(?:tu|toi|ton|tes)(?!\p{L})/iu }],
  ["es", { promises: /imposible|garantiz|nunca más/i, jargon: /\bhash/i, address: /(?<!\p{L})(?:usted|ustedes|vosotros|vuestr[oa]s?)(?!\p{L})/iu }],
  ["ar", { promises: /مستحيل|نضمن|مضمون/u, jargon: /هاش|التجزئة/u, address: /أنتِ|أنتَ/u }],
  ["hi", { promises: /असंभव|गारंटी/u, jargon: /हैश/u, address: /(?:^|\s)(?:तुम|तू|तुम्हार\p{M}*)(?:\s|$)/u }],
] as const)("%s", (language, { promises, jargon, address }) => {
  const saying = (pattern: RegExp): readonly string[] => textsOf(language).filter(({ text }) => pattern.test(text)).map(show);

  test("promises nothing that can't be kept", () => {
    expect(saying(promises)).toEqual([]);
  });

  test("calls a fingerprint a fingerprint", () => {
    expect(saying(jargon)).toEqual([]);
  });

  test("speaks to people in one way throughout", () => {
    expect(saying(address)).toEqual([]);
  });
});

test("French keeps a space before its double marks from breaking, and curls its apostrophes", () => {
  expect(textsOf("fr").filter(({ text }) => / [:;?»]|« |'/.test(text)).map(show)).toEqual([]);
});
