/** @file Looking something up in the help directory, in the words and the order of the window's language. */
import { findHelplines, type Helpline, type HelplineQuestion } from "../../../shared/helplines/directory.ts";
import { ELSEWHERE, EVERYWHERE, namedCountries } from "./help-country.ts";

export interface LookUp {
  /** An ISO code, `EVERYWHERE` or `ELSEWHERE`. */
  readonly country: string;
  readonly age: HelplineQuestion["age"];
  readonly words: string;
  /** BCP 47: what countries and languages are called. */
  readonly language: string;
}

export interface FoundGroup {
  /** An ISO code, or `ELSEWHERE` for what helps anywhere. */
  readonly country: string;
  /** Null for anywhere. */
  readonly name: string | null;
  readonly entries: readonly Helpline[];
}

/** As people type it: without accents, and in small letters. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Digits alone, so that a number is found however it is grouped. */
const digits = (text: string): string => text.replace(/[^\d*#+]/g, "");

const wordsIn = (text: string): readonly string[] =>
  plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");

/** The languages of an entry by their names, in their own order. */
export const languageNames = (entry: Helpline, language: string): readonly string[] => {
  const names = new Intl.DisplayNames(language, { type: "language" });
  return entry.languages.map((code) => names.of(code) ?? code);
};

/**
 * What fits, by country: the chosen one first, then what helps anywhere. Where no country was chosen, what helps anywhere comes
 * first, then the countries by name.
 */
export const lookUp = ({ country, age, words, language }: LookUp): readonly FoundGroup[] => {
  const wanted = wordsIn(words);
  const number = digits(words);
  const isNumber = number.length > 2 && /^[\d\s+*#()/-]+$/.test(words.trim());
  const countries = namedCountries(language);
  const nameOf = new Map(countries.map(({ code, name }) => [code, name]));
  const fits = (entry: Helpline): boolean => {
    if (isNumber) return digits(entry.phone ?? "").includes(number) || digits(entry.note ?? "").includes(number);
    const said = [entry.name, entry.audience, entry.hours, entry.phone, entry.url, entry.note, nameOf.get(entry.country), ...languageNames(entry, language)];
    const text = plain(said.filter((part) => part !== null && part !== undefined).join(" "));
    return wanted.every((word) => text.includes(word));
  };
  const found = findHelplines({ country: country === EVERYWHERE ? null : country, age }).filter(fits);
  const inCountries = countries.map(({ code, name }) => ({ country: code, name, entries: found.filter((entry) => entry.country === code) }));
  const anywhere = { country: ELSEWHERE, name: null, entries: found.filter((entry) => entry.country === ELSEWHERE) };
  const groups = country === EVERYWHERE ? [anywhere, ...inCountries] : [...inCountries, anywhere];
  return groups.filter(({ entries }) => entries.length > 0);
};

/** Whom to call first: places of the country, those with a number before the others; where there are none, those for everywhere. */
export const firstToCall = ({ country, age, language }: Omit<LookUp, "words">, most: number): readonly Helpline[] => {
  if (country === EVERYWHERE) return [];
  const groups = lookUp({ country, age, words: "", language });
  const entries = groups.find((group) => group.country === country)?.entries ?? groups.flatMap((group) => group.entries);
  return [...entries.filter(({ phone }) => phone !== null), ...entries.filter(({ phone }) => phone === null)].slice(0, most);
};
