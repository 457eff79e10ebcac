/**
 * @file The exact bytes that leave. Every body is built once, shown as it is, and sent as it is; only the case number, which
 * the bank gives in its first answer, is put in the place that the preview marks.
 */
import { createHash } from "node:crypto";
import type { CaseNumber, Consent, IdempotencyKey, Pin, SentFingerprint } from "../shared/case-api.ts";
import type { PreviewedRequest } from "../shared/model/case.ts";

/** Stands where the case number will: as long as one, and no case number can look like it. */
export const CASE_NUMBER_TO_COME = "????-????-????-????";

/** A part's body stays below this many bytes, unless a single fingerprint is longer. */
const PART_BYTES = 524_288;

export interface Part {
  readonly request: PreviewedRequest;
  readonly fingerprints: number;
}

const post = (path: string, body: string): PreviewedRequest => ({ method: "POST", path, contentType: "application/json", body });

/** The first request. The same fields give the same bytes, today and after a restart. */
export const createRequest = (fields: {
  readonly key: IdempotencyKey;
  readonly pin: Pin;
  readonly consent: Consent;
  readonly expected: number;
}): PreviewedRequest => {
  const { policyVersion, date, assisted, everyoneAdult } = fields.consent;
  return post(
    "/v1/cases",
    JSON.stringify({
      idempotencyKey: fields.key,
      pin: fields.pin,
      consent: { policyVersion, date, assisted, everyoneAdult },
      expected: fields.expected,
    }),
  );
};

/** A version 8 UUID (RFC 9562) from the case's key and the part's own bytes: the same part has the same key after a restart. */
const partKeyOf = (key: IdempotencyKey, fingerprints: string): string => {
  const digest = createHash("sha256").update(key).update("\0").update(fingerprints).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const split = (fingerprints: readonly SentFingerprint[], perPart: number): readonly (readonly SentFingerprint[])[] => {
  const parts: SentFingerprint[][] = [];
  let open: SentFingerprint[] = [];
  let size = 0;
  for (const fingerprint of fingerprints) {
    const length = JSON.stringify(fingerprint).length + 1;
    if (open.length > 0 && (open.length >= perPart || size + length > PART_BYTES)) {
      parts.push(open);
      open = [];
      size = 0;
    }
    open.push(fingerprint);
    size += length;
  }
  if (open.length > 0) parts.push(open);
  return parts;
};

/** The requests after the first, with the case's number or `CASE_NUMBER_TO_COME` where it will stand. */
export const partRequests = (
  { key, pin, number }: { readonly key: IdempotencyKey; readonly pin: Pin; readonly number: CaseNumber | typeof CASE_NUMBER_TO_COME },
  fingerprints: readonly SentFingerprint[],
  perPart: number,
): readonly Part[] =>
  split(fingerprints, perPart).map((part) => ({
    fingerprints: part.length,
    request: post(
      "/v1/cases/fingerprints",
      JSON.stringify({
        caseNumber: number,
        pin,
        partKey: partKeyOf(key, JSON.stringify(part)),
        fingerprints: part,
      }),
    ),
  }));

/** A part's bytes with the case number in its place. It stands first in the body, so a PIN of question marks is safe. */
export const withCaseNumber = (body: string, number: CaseNumber): string => body.replace(CASE_NUMBER_TO_COME, number);

/** The question for a case's status, and the request to withdraw it: the two credentials, in the body. */
export const credentialsBody = (caseNumber: CaseNumber, pin: Pin): string => JSON.stringify({ caseNumber, pin });
