/** @file Every migration in order. One that has run anywhere is never changed; a later one changes what it made. */
import type { Migration } from "kysely/migration";
import * as cases from "./001-cases.ts";
import * as partners from "./002-partners.ts";

export const migrations: Readonly<Record<string, Migration>> = {
  "001-cases": cases,
  "002-partners": partners,
};
