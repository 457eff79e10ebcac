/** @file The published forms of the APIs are those the bank speaks. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { caseApiDocument } from "../openapi/case-api.ts";
import { partnerApiDocument } from "../openapi/partner-api.ts";
import { startBank } from "../src/server.ts";
import { quick } from "./person.ts";

const published = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8"));

describe("the published APIs", () => {
  it("are what the schemas in use say (`npm run openapi -w bank` writes them anew)", () => {
    expect(published("case-api.openapi.json")).toEqual(JSON.parse(JSON.stringify(caseApiDocument())));
    expect(published("partner-api.openapi.json")).toEqual(JSON.parse(JSON.stringify(partnerApiDocument())));
  });

  it("name every address that the bank serves, and none that it does not", async () => {
    const bank = await startBank(quick);
    const documents: readonly [Record<string, unknown>, string][] = [
      [caseApiDocument(), ""],
      [partnerApiDocument(), "/v1"],
    ];
    for (const [document, base] of documents) {
      for (const [path, methods] of Object.entries(document["paths"] ?? {})) {
        for (const method of Object.keys(methods as object)) {
          const answer = await fetch(`${bank.address}${base}${path}`, { method: method.toUpperCase() });
          expect([path, answer.status]).not.toEqual([path, 404]);
          const other = await fetch(`${bank.address}${base}${path}`, { method: "DELETE" });
          expect(other.status).toBe(404);
        }
      }
    }
    await bank.close();
  });
});
