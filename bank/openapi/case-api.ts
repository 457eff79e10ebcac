/** @file The case API as it is published in docs/case-api.openapi.json, made from the schemas both sides parse with. */
import {
  addFingerprintsRequest,
  bankInfo,
  caseCredentials,
  caseState,
  createCaseRequest,
  type BankErrorCode,
} from "../../src/shared/case-api.ts";
import { errorSchema, json, refusals, schemaOf, type Schema } from "./parts.ts";

const state = { $ref: "#/components/schemas/CaseState" };

const operation = (
  operationId: string,
  summary: string,
  description: string,
  body: string,
  answers: Schema,
  codes: readonly BankErrorCode[],
): Schema => ({
  post: {
    operationId,
    summary,
    description,
    requestBody: { required: true, content: { "application/json": { schema: { $ref: `#/components/schemas/${body}` } } } },
    responses: { ...answers, ...refusals(codes) },
  },
});

const always = ["bad-request", "too-large", "unavailable"] as const;
const withPin = [...always, "not-recognised", "too-many-attempts"] as const;

/** The document. */
export const caseApiDocument = (): Schema => ({
  openapi: "3.1.0",
  info: {
    title: "Ownprint case API",
    version: "1",
    license: { name: "GPL-3.0-or-later", identifier: "GPL-3.0-or-later" },
    description:
      "Between a person's program and a hash bank. Only fingerprints are sent, never pictures and nothing of a file. Case number and PIN travel in bodies, never in an address, and no answer may be stored on the way (`Cache-Control: no-store`).\n\nEvery request can be repeated: creating by its idempotency key, adding by its part key, withdrawing by itself. A bank answers a repeat with the same case, so that a lost answer neither loses nor doubles one.\n\nA wrong case number and a wrong PIN get the same answer in the same time. Bodies are `application/json` in UTF-8 and have no fields but these.",
  },
  servers: [{ url: "https://bank.example", description: "A bank's own address. On the same machine plain http on loopback is allowed." }],
  paths: {
    "/v1/info": {
      get: {
        operationId: "info",
        summary: "What this bank takes and who reads it",
        description: "The question holds nothing of a case.",
        responses: { "200": json({ $ref: "#/components/schemas/BankInfo" }, "About this bank."), ...refusals(["unavailable"]) },
      },
    },
    "/v1/cases": operation(
      "createCase",
      "Make a case",
      "The same key, PIN, consent and count give the same case, however often they are sent. The fingerprints follow in parts. `expected` is how many will follow; more may be added later.",
      "CreateCase",
      { "201": json(state, "The new case."), "200": json(state, "The case that this key made before.") },
      [...always, "key-reused", "limit-reached", "too-many-attempts"],
    ),
    "/v1/cases/fingerprints": operation(
      "addFingerprints",
      "Add a part of the fingerprints",
      "The same part key with the same fingerprints changes nothing and gets the same answer. A `vpdq` is one fingerprint, whatever the number of its frames; a `tmk` is the bytes of a `.tmk` file in base64.",
      "AddFingerprints",
      { "200": json(state, "The case with this part.") },
      [...withPin, "key-reused", "limit-reached", "withdrawn"],
    ),
    "/v1/cases/status": operation(
      "status",
      "Ask for a case",
      "`received`: the bank has it. `active`: partner platforms can read it. `withdrawn` and `deleted`: platforms are told to delete it.",
      "CaseCredentials",
      { "200": json(state, "The case and what platforms have said.") },
      withPin,
    ),
    "/v1/cases/withdraw": operation(
      "withdraw",
      "Take a case back",
      "Its fingerprints leave the feed unless another active case holds them. Platforms are told; that they have done so shows in their feedback. Withdrawing again changes nothing.",
      "CaseCredentials",
      { "200": json(state, "The withdrawn case.") },
      withPin,
    ),
  },
  components: {
    schemas: {
      CreateCase: schemaOf(createCaseRequest),
      AddFingerprints: schemaOf(addFingerprintsRequest),
      CaseCredentials: schemaOf(caseCredentials),
      CaseState: schemaOf(caseState, "output"),
      BankInfo: schemaOf(bankInfo, "output"),
      Error: errorSchema(),
    },
  },
});
