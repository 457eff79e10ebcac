/** @file `npm run openapi -w bank`: writes the published forms of both APIs. A test fails when they are not up to date. */
import { writeFileSync } from "node:fs";
import { caseApiDocument } from "./case-api.ts";
import { partnerApiDocument } from "./partner-api.ts";

const write = (name: string, document: object) =>
  writeFileSync(new URL(`../../docs/${name}`, import.meta.url), `${JSON.stringify(document, null, 2)}\n`);

write("case-api.openapi.json", caseApiDocument());
write("partner-api.openapi.json", partnerApiDocument());
