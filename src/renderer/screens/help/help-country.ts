/** @file Which country's help is shown: one that was chosen, or the one that the system's own region suggests. */
import { helplineCountries } from "../../../shared/helplines/directory.ts";

/** Every country there is. */
export const EVERYWHERE = "everywhere";
/** A country that has no entry of its own: then what helps anywhere in the world is left. */
export const ELSEWHERE = "001";

/**
 * A first guess, to be changed by the person.
 * @param language BCP 47, as the window was told it
 */
export const likelyCountry = (language: string): string => {
  const { region } = new Intl.Locale(language).maximize();
  if (region === undefined) return EVERYWHERE;
  return helplineCountries.includes(region) ? region : ELSEWHERE;
};

export interface NamedCountry {
  readonly code: string;
  readonly name: string;
}

/** The countries of the directory by their names in a language, in its order. */
export const namedCountries = (language: string): readonly NamedCountry[] => {
  const names = new Intl.DisplayNames(language, { type: "region" });
  const { compare } = new Intl.Collator(language);
  return helplineCountries.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) => compare(a.name, b.name));
};
