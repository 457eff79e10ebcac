/** @file The message catalogues as the page loads them. The English ones give the keys their types. */
import cases from "../../shared/messages/en/cases.json";
import errors from "../../shared/messages/en/errors.json";
import exports from "../../shared/messages/en/export.json";
import frame from "../../shared/messages/en/frame.json";
import help from "../../shared/messages/en/help.json";
import notices from "../../shared/messages/en/notices.json";
import path from "../../shared/messages/en/path.json";
import review from "../../shared/messages/en/review.json";
import send from "../../shared/messages/en/send.json";
import skipped from "../../shared/messages/en/skipped.json";
import workstation from "../../shared/messages/en/workstation.json";
import type { LanguageCode } from "./languages.ts";

export const english = { cases, errors, export: exports, frame, help, notices, path, review, send, skipped, workstation } as const;

export type Catalogue = typeof english;
export type Namespace = keyof Catalogue;
export const namespaces = Object.keys(english) as readonly Namespace[];

const others = import.meta.glob<{ readonly default: object }>(["../../shared/messages/*/*.json", "!../../shared/messages/en/*.json"]);

/** The catalogues of a language; those that it does not have yet are left to English. */
export const catalogueOf = async (language: LanguageCode): Promise<Readonly<Record<string, object>>> => {
  if (language === "en") return english;
  const found = await Promise.all(
    namespaces.map(async (namespace) => {
      const load = others[`../../shared/messages/${language}/${namespace}.json`];
      return load === undefined ? [] : [[namespace, (await load()).default] as const];
    }),
  );
  return Object.fromEntries(found.flat());
};

/** Languages that have catalogues of their own. */
export const isTranslated = (language: LanguageCode): boolean =>
  language === "en" || Object.keys(others).some((file) => file.includes(`/messages/${language}/`));
