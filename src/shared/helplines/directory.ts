/**
 * @file Where people find help, offline. The entries are data (directory.json), each with its sources and the day on which those
 * were read. Nobody has called the numbers: `doubt` says what could not be confirmed. An entry without any way to reach it
 * is not in here.
 */
import { z } from "zod";
import entries from "./directory.json" with { type: "json" };

export const helpline = z
  .strictObject({
    id: z.string().regex(/^[a-z]{2,3}(?:-[a-z0-9]+)+$/),
    name: z.string().min(1),
    /** ISO 3166-1 alpha-2, or 001 for the whole world. */
    country: z.string().regex(/^(?:001|[A-Z]{2})$/),
    /** Whom it is for, by age when the picture was taken. `any` leaves nobody out. */
    ages: z.enum(["adult", "under-18", "any"]),
    audience: z.string().min(1),
    phone: z.string().nullable(),
    hours: z.string().nullable(),
    url: z.url({ protocol: /^https$/ }).nullable(),
    /** BCP 47; empty where the sources named none. */
    languages: z.array(z.string()).readonly(),
    note: z.string().nullable(),
    doubt: z.string().nullable(),
    sources: z.array(z.string().min(1)).min(1).readonly(),
    sourcesRead: z.iso.date(),
  })
  .readonly();
export type Helpline = z.infer<typeof helpline>;

/** Every entry, those for the whole world first. */
export const helplines: readonly Helpline[] = z.array(helpline).parse(entries);

/** The countries that have an entry of their own, as ISO codes. */
export const helplineCountries: readonly string[] = [...new Set(helplines.map(({ country }) => country))]
  .filter((country) => country !== "001")
  .sort();

export interface HelplineQuestion {
  /** Null for everywhere. */
  readonly country: string | null;
  readonly age: "adult" | "under-18" | "any";
  /** Words that must all occur in a name, audience or note. */
  readonly words?: string;
}

/**
 * Entries that fit: those of the country first, then those for the whole world. Somebody under 18 is never shown a service for
 * adults alone, nor the other way round.
 */
export const findHelplines = ({ country, age, words = "" }: HelplineQuestion): readonly Helpline[] => {
  const wanted = words.toLocaleLowerCase("en").split(/\s+/).filter((word) => word !== "");
  const fits = (entry: Helpline) => {
    const text = [entry.name, entry.audience, entry.note ?? "", entry.country].join(" ").toLocaleLowerCase("en");
    return (
      (country === null || entry.country === country || entry.country === "001") &&
      (age === "any" || entry.ages === "any" || entry.ages === age) &&
      wanted.every((word) => text.includes(word))
    );
  };
  const found = helplines.filter(fits);
  return country === null ? found : [...found.filter((entry) => entry.country === country), ...found.filter((entry) => entry.country !== country)];
};
