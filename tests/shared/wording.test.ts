/** @file Promise 8, read off the message catalogues themselves. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { errorCode } from "../../src/shared/model/error.ts";
import { notice, skipReason } from "../../src/shared/model/scan.ts";

const catalogues = join(import.meta.dirname, "../../src/shared/messages");

interface Text {
  readonly key: string;
  readonly text: string;
}

const textsIn = (value: unknown, key: string): readonly Text[] => {
  if (typeof value === "string") return [{ key, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, key === "" ? name : `${key}.${name}`));
};

const textsOf = (language: string): readonly Text[] =>
  readdirSync(join(catalogues, language))
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => textsIn(JSON.parse(readFileSync(join(catalogues, language, name), "utf8")), name.replace(".json", "")));

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
    ["blame", /\byour (?:mistake|fault)\b|\byou should(?:n.t| not| have)\b|\bwhy did you\b|\bcareless\b/i],
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

describe("the other languages", () => {
  const others = readdirSync(catalogues, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "en")
    .map(({ name }) => name);
  const withoutPlural = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, "");
  const keysOf = (texts: readonly Text[]): ReadonlySet<string> => new Set(texts.map(({ key }) => withoutPlural(key)));

  test("have the same keys as English, but for their own plural forms", () => {
    const differences = others.flatMap((language) => {
      const theirs = keysOf(textsOf(language));
      const ours = keysOf(english);
      return [...[...ours].filter((key) => !theirs.has(key)), ...[...theirs].filter((key) => !ours.has(key))].map((key) => `${language}: ${key}`);
    });
    expect(differences).toEqual([]);
  });

  test("keep every placeholder", () => {
    const placeholders = (text: string): string => [...text.matchAll(/\{\{[^}]+\}\}|<\/?\w+\/?>/g)].map(([found]) => found).sort().join();
    const original = new Map(english.map(({ key, text }) => [key, text]));
    const changed = others.flatMap((language) =>
      textsOf(language)
        .filter(({ key, text }) => {
          const source = original.get(key);
          return source !== undefined && placeholders(source) !== placeholders(text) && !/_(?:zero|one|two)$/.test(key);
        })
        .map(({ key }) => `${language}: ${key}`),
    );
    expect(changed).toEqual([]);
  });
});
