/** @file The partner API as it is published in docs/partner-api.openapi.json. */
import { z } from "zod";
import { vpdqFrame } from "../../src/shared/model/fingerprint.ts";
import { fetchHashesResponse, signalType, submitFeedbackRequest } from "../src/partners/shapes.ts";
import { errorSchema, json, refusals, schemaOf, type Schema } from "./parts.ts";

const feedbackEnum = ["None", "QualityUnknown", "PendingReview", "Blocked", "NotBlocked", "Withdrawn", "Deleted"];

const query = (name: string, description: string, schema: Schema, required = false): Schema => ({
  name,
  in: "query",
  required,
  description,
  schema,
});

const security = [{ subscription: [], functionKey: [] }];
const refused = (extra: readonly "not-found"[] = []) =>
  refusals(["bad-request", "not-recognised", "too-many-attempts", "unavailable", ...extra], { "not-recognised": 401 });

const payloadFrames = z.object({ signalType: z.literal("VideoVPDQ"), hashValue: z.string(), frames: z.array(vpdqFrame) });

/** The document. */
export const partnerApiDocument = (): Schema => ({
  openapi: "3.1.0",
  info: {
    title: "Ownprint partner API",
    version: "1",
    license: { name: "GPL-3.0-or-later", identifier: "GPL-3.0-or-later" },
    description:
      "Between a hash bank and partner platforms. Paths, headers, shapes and words are those that the public client of StopNCII's API reads (facebook/ThreatExchange, python-threatexchange), so that such a client needs only another base address. What is ours alone is marked *extension*; a client that does not know it never meets it.\n\nA platform must delete what comes as `Withdrawn` or `Deleted`: `hashStatus` says so, not `hashValue`. Start anew from `startTimestamp` 10 when the last read is longer ago than the bank keeps withdrawn records (90 days by default).",
  },
  servers: [{ url: "https://bank.example/v1" }],
  security,
  paths: {
    "/FetchHashes": {
      get: {
        operationId: "FetchHashes",
        summary: "The feed, a page at a time, in the order of change",
        description:
          "Go on with `nextPageToken` while `hasMoreRecords`; then keep `nextSetTimestamp` and start from it next time. A record is the whole present state and replaces an earlier one with the same `signalType` and `hashValue`. A record that changes while you page comes again at the end. The records of the last second come again at the next start.",
        parameters: [
          query("startTimestamp", "Records changed in this second or later (Unix time).", { type: "integer", minimum: 0, default: 10 }),
          query("pageSize", "At most so many records; more than 5,000 are taken for 5,000.", { type: "integer", minimum: 1, default: 800 }),
          query("nextPageToken", "From the page before. It then decides where the page begins.", { type: "string", maxLength: 200 }),
          query("signalTypes", "*Extension.* The types to send, separated by commas. Without it ImagePDQ and VideoMD5.", {
            type: "string",
            example: signalType.options.join(","),
          }),
        ],
        responses: { "200": json({ $ref: "#/components/schemas/FetchHashesResponse" }, "A page."), ...refused() },
      },
    },
    "/FetchPayload": {
      get: {
        operationId: "FetchPayload",
        summary: "*Extension.* A fingerprint that is too large for a record",
        description: "Opened by the keys of FetchHashes. `hashValue` is the payload's SHA-256 as in the feed's record.",
        parameters: [
          query("signalType", "Which kind.", { enum: ["VideoVPDQ", "VideoTMK"] }, true),
          query("hashValue", "From the record.", { type: "string", pattern: "^[0-9a-f]{64}$" }, true),
        ],
        responses: {
          "200": {
            description: "A vPDQ's frames, or the bytes of a `.tmk` file.",
            content: {
              "application/json": { schema: schemaOf(payloadFrames, "output") },
              "application/octet-stream": { schema: { type: "string", contentMediaType: "application/octet-stream" } },
            },
          },
          ...refused(["not-found"]),
        },
      },
    },
    "/SubmitFeedback": {
      post: {
        operationId: "SubmitFeedback",
        summary: "What became of fingerprints",
        description: `\`feedbackValue\` is one of ${feedbackEnum.join(", ")}; Python's names of them (\`StopNCIICSPFeedbackValue.Blocked\`) are taken as well. The latest answer for a fingerprint stands. People see how many of theirs got which answer. \`signalType\` is an extension: without it a value stands for every type that has it. Fingerprints that are not in the feed are passed over.`,
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/SubmitFeedbackRequest" } } },
        },
        responses: {
          "200": json(schemaOf(z.object({ count: z.int().nonnegative() }), "output"), "How many of the fingerprints were found."),
          ...refused(),
        },
      },
    },
  },
  components: {
    securitySchemes: {
      subscription: { type: "apiKey", in: "header", name: "Ocp-Apim-Subscription-Key" },
      functionKey: { type: "apiKey", in: "header", name: "x-functions-key", description: "One for each endpoint." },
    },
    schemas: {
      FetchHashesResponse: schemaOf(fetchHashesResponse, "output"),
      SubmitFeedbackRequest: schemaOf(submitFeedbackRequest),
      Error: errorSchema(),
    },
  },
});
