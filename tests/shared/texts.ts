/** @file The message catalogues as flat lists of texts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const catalogues = join(import.meta.dirname, "../../src/shared/messages");

export interface Text {
  readonly key: string;
  readonly text: string;
}

const textsIn = (value: unknown, key: string): readonly Text[] => {
  if (typeof value === "string") return [{ key, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, key === "" ? name : `${key}.${name}`));
};

/** The languages that have a folder. */
export const translated: readonly string[] = readdirSync(catalogues, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export const textsOf = (language: string): readonly Text[] =>
  readdirSync(join(catalogues, language))
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => textsIn(JSON.parse(readFileSync(join(catalogues, language, name), "utf8")), name.replace(".json", "")));
