/** @file The words on the screens, read from the catalogues, so that a walk is the same in every language. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const catalogues = join(import.meta.dirname, "../../../src/shared/messages");

const read = (language: string, namespace: string): unknown => {
  const file = join(catalogues, language, `${namespace}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
};

const find = (tree: unknown, path: readonly string[]): string | null => {
  const [name, ...rest] = path;
  if (name === undefined) return typeof tree === "string" ? tree : null;
  return typeof tree === "object" && tree !== null && name in tree ? find((tree as Readonly<Record<string, unknown>>)[name], rest) : null;
};

/** The text of `namespace:key` in a language, as it stands in the catalogue. */
export type Words = (key: `${string}:${string}`) => string;

export const wordsOf =
  (language: string): Words =>
  (key) => {
    const [namespace = "", path = ""] = key.split(":");
    const text = find(read(language, namespace), path.split(".")) ?? find(read("en", namespace), path.split("."));
    if (text === null) throw new Error(`no text ${key}`);
    return text;
  };

const literally = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

/** A pattern for a text whose placeholders may hold anything, and whose spaces may be of any kind: French has narrow ones. */
export const patternOf = (text: string): RegExp => new RegExp(`^${text.split(/\{\{[^}]+\}\}/).map(literally).join(".+")}$`);
