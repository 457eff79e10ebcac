/** @file Looking help up: nothing of the directory is out of reach, and nobody is shown what is not for them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ELSEWHERE, EVERYWHERE, likelyCountry, namedCountries } from "../../src/renderer/screens/help/help-country.ts";
import { firstToCall, languageNames, lookUp, type LookUp } from "../../src/renderer/screens/help/look-up.ts";
import { helplineCountries, helplines } from "../../src/shared/helplines/directory.ts";

const everything: LookUp = { country: EVERYWHERE, age: "any", words: "", language: "en" };
const idsOf = (question: Partial<LookUp>): readonly string[] => lookUp({ ...everything, ...question }).flatMap(({ entries }) => entries.map(({ id }) => id));
const countryOrNone = fc.constantFrom(EVERYWHERE, ELSEWHERE, ...helplineCountries);
const language = fc.constantFrom("en", "de", "fr", "es", "ar", "hi");

describe("the directory", () => {
  test("is there whole, each entry once, where nothing was asked for", () => {
    expect([...idsOf({})].sort()).toEqual(helplines.map(({ id }) => id).sort());
  });

  test("stands by country: the chosen one, then what helps anywhere; without one the other way round", () => {
    expect(lookUp({ ...everything, country: "DE" }).map(({ country }) => country)).toEqual(["DE", ELSEWHERE]);
    const names = lookUp({ ...everything, language: "de" }).map(({ name }) => name);
    expect(names[0]).toBeNull();
    const countries = names.slice(1).map(String);
    expect(countries).toEqual([...countries].sort(new Intl.Collator("de").compare));
    expect(countries).toContain("Deutschland");
  });

  test("for a country that it does not know shows what helps anywhere", () => {
    expect(lookUp({ ...everything, country: ELSEWHERE }).map(({ country }) => country)).toEqual([ELSEWHERE]);
  });

  test("finds every entry by its own words, in every language of the window", () => {
    fc.assert(
      fc.property(fc.constantFrom(...helplines), language, fc.boolean(), (entry, shown, isLoud) => {
        const words = `${entry.name} ${languageNames(entry, shown).join(" ")}`;
        expect(idsOf({ words: isLoud ? words.toUpperCase() : words, language: shown })).toContain(entry.id);
      }),
    );
  });

  test.each([
    ["the country in the window's language", "alemania", "es", "de-hateaid"],
    ["a word without its accents", "Tele Accueil francais", "fr", "be-107"],
    ["a number however it is grouped", "08001111", "en", "gb-childline"],
    ["a number as it is printed", "030 25208838", "en", "de-hateaid"],
    ["a language's name", "Sinhala", "en", "lk-hithawathi"],
    ["the address", "netsafe.org", "en", "nz-netsafe"],
  ])("can be searched by %s", (_by, words, shown, id) => {
    expect(idsOf({ words, language: shown })).toContain(id);
  });

  test("narrows with every word, and never shows what was not asked for", () => {
    fc.assert(
      fc.property(countryOrNone, fc.constantFrom("adult", "under-18"), fc.string({ maxLength: 3 }), language, (country, age, words, shown) => {
        const wide = idsOf({ country, age, language: shown });
        const narrow = idsOf({ country, age, words, language: shown });
        expect(wide).toEqual(expect.arrayContaining([...narrow]));
        for (const { id, ages, country: of } of helplines.filter((entry) => narrow.includes(entry.id))) {
          expect([ages, id]).toEqual([expect.stringMatching(`^(?:any|${age})$`), id]);
          if (country !== EVERYWHERE) expect([country, ELSEWHERE]).toContain(of);
        }
      }),
    );
  });
});

describe("whom to call first", () => {
  test("is somebody in the country, with a number where there is one, for each age and country", () => {
    fc.assert(
      fc.property(fc.constantFrom(...helplineCountries), fc.constantFrom("adult", "under-18"), (country, age) => {
        const found = firstToCall({ country, age, language: "en" }, 3);
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(3);
        const hasNumber = found.map(({ phone }) => phone !== null);
        expect(hasNumber).toEqual([...hasNumber].sort().reverse());
        const inCountry = helplines.some((entry) => entry.country === country && (entry.ages === "any" || entry.ages === age));
        expect(new Set(found.map((entry) => entry.country))).toEqual(new Set([inCountry ? country : ELSEWHERE]));
      }),
    );
  });

  test("waits for a country where none is known", () => {
    expect(firstToCall({ country: EVERYWHERE, age: "any", language: "en" }, 3)).toEqual([]);
  });
});

describe("the country", () => {
  test.each([
    ["en-GB", "GB"],
    ["de-AT", "AT"],
    ["pt-BR", "BR"],
    ["ja-JP", ELSEWHERE],
  ])("of a system that says %s is taken for %s, as a first guess", (said, country) => {
    expect(likelyCountry(said)).toBe(country);
  });

  test("can be chosen by its name in every language", () => {
    fc.assert(
      fc.property(language, (shown) => {
        const named = namedCountries(shown);
        expect(new Set(named.map(({ code }) => code))).toEqual(new Set(helplineCountries));
        for (const { code, name } of named) expect(name).not.toBe(code);
      }),
    );
  });
});
