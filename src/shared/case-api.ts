/**
 * @file The case API between the program and a hash bank, as schemas that both sides parse with. docs/case-api.openapi.json
 * is its published form; a test holds the two together. Case number and PIN travel in bodies, never in an address.
 */
import { z } from "zod";
import { md5Value, pdqValue, vpdqFrame } from "./model/fingerprint.ts";

/** Groups of four that read aloud well, the last character being a check digit: see bank/src/case-number.ts. */
export const caseNumber = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/).brand<"CaseNumber">();
export type CaseNumber = z.infer<typeof caseNumber>;

export const pin = z.string().min(6).max(64).brand<"Pin">();
export type Pin = z.infer<typeof pin>;

/** Random, made on the person's machine: the same key always means the same case, or the same part of it. */
export const idempotencyKey = z.uuid().brand<"IdempotencyKey">();
export type IdempotencyKey = z.infer<typeof idempotencyKey>;

/** A `.tmk` file of 263,344 bytes in base64. */
export const tmkFile = z.string().regex(/^[A-Za-z0-9+/]{351126}==$/).brand<"TmkFile">();
export type TmkFile = z.infer<typeof tmkFile>;

/** A fingerprint as it is sent: its type and its value, and nothing of the file. */
export const sentFingerprint = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("pdq"), value: pdqValue }).readonly(),
  z.strictObject({ type: z.literal("video_md5"), value: md5Value }).readonly(),
  z.strictObject({ type: z.literal("vpdq"), frames: z.array(vpdqFrame).min(1).max(20_000).readonly() }).readonly(),
  z.strictObject({ type: z.literal("tmk"), value: tmkFile }).readonly(),
]);
export type SentFingerprint = z.infer<typeof sentFingerprint>;

/** What the person agreed to before pressing Send. */
export const consent = z
  .strictObject({
    policyVersion: z.string().max(40),
    /** The day, not the minute: YYYY-MM-DD. */
    date: z.iso.date(),
    /** Whether somebody, such as an advocate, helped. It says nothing of who. */
    assisted: z.boolean(),
    everyoneAdult: z.literal(true),
  })
  .readonly();
export type Consent = z.infer<typeof consent>;

/** POST /v1/cases. Answers 201, or 200 with the same case when the key is known. */
export const createCaseRequest = z
  .strictObject({
    idempotencyKey,
    pin,
    consent,
    /** How many fingerprints will follow in parts, so that an unfinished case can be told apart. */
    expected: z.int().min(1).max(1_000_000),
  })
  .readonly();
export type CreateCaseRequest = z.infer<typeof createCaseRequest>;

/** POST /v1/cases/fingerprints. The same part key again changes nothing and answers the same. */
export const addFingerprintsRequest = z
  .strictObject({
    caseNumber,
    pin,
    partKey: idempotencyKey,
    fingerprints: z.array(sentFingerprint).min(1).max(1_000).readonly(),
  })
  .readonly();
export type AddFingerprintsRequest = z.infer<typeof addFingerprintsRequest>;

/** POST /v1/cases/status and POST /v1/cases/withdraw. */
export const caseCredentials = z.strictObject({ caseNumber, pin }).readonly();
export type CaseCredentials = z.infer<typeof caseCredentials>;

/** received: the bank has it; active: partner platforms can read it; the last two mean they are told to delete it. */
export const bankCaseStatus = z.enum(["received", "active", "withdrawn", "deleted"]);
export type BankCaseStatus = z.infer<typeof bankCaseStatus>;

/** What one partner platform has said, in the words of the field. */
export const platformFeedback = z.enum(["none", "quality-unknown", "pending-review", "blocked", "not-blocked", "withdrawn", "deleted"]);
export type PlatformFeedback = z.infer<typeof platformFeedback>;

/** The answer of every call on a case. */
export const caseState = z
  .object({
    caseNumber,
    status: bankCaseStatus,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    fingerprints: z.object({ expected: z.int().nonnegative(), received: z.int().nonnegative() }).readonly(),
    platforms: z
      .array(
        z
          .object({
            name: z.string().max(100),
            /** When the platform last read the feed; null when it has not yet. */
            lastReadAt: z.iso.datetime().nullable(),
            feedback: z
              .array(z.object({ value: platformFeedback, count: z.int().positive(), lastAt: z.iso.datetime() }).readonly())
              .readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type CaseState = z.infer<typeof caseState>;

/** GET /v1/info: what this bank takes and who reads it. Nothing of a case is in the question. */
export const bankInfo = z
  .object({
    name: z.string().max(100),
    apiVersion: z.literal(1),
    accepts: z.array(z.enum(["pdq", "video_md5", "vpdq", "tmk"])).readonly(),
    limits: z
      .object({ fingerprintsPerPart: z.int().positive(), fingerprintsPerCase: z.int().positive(), pinMinLength: z.int().positive() })
      .readonly(),
    platforms: z.array(z.string().max(100)).readonly(),
    retentionDays: z.int().positive(),
    policy: z.object({ version: z.string().max(40), text: z.string().max(20_000) }).readonly(),
  })
  .readonly();
export type BankInfo = z.infer<typeof bankInfo>;

/** Every answer that is not a success. `not-recognised` covers a wrong number and a wrong PIN alike. */
export const bankErrorCode = z.enum([
  "bad-request",
  "not-recognised",
  "too-many-attempts",
  "key-reused",
  "limit-reached",
  "withdrawn",
  "too-large",
  "not-found",
  "unavailable",
]);
export type BankErrorCode = z.infer<typeof bankErrorCode>;

export const bankError = z.object({ error: z.object({ code: bankErrorCode, message: z.string().max(500) }).readonly() }).readonly();
export type BankError = z.infer<typeof bankError>;
