/** @file A case as the renderer knows it. The PIN is not in it: it comes only from the one call that reveals it. */
import { z } from "zod";
import { bankCaseStatus, caseNumber, pin, platformFeedback } from "../case-api.ts";
import { caseId, draftId, instant } from "./brand.ts";

/** The person's own words for a case. */
export const caseLabel = z.string().trim().min(1).max(80).brand<"CaseLabel">();
export type CaseLabel = z.infer<typeof caseLabel>;

/** Where a case is kept: in the system's keychain, or in memory until the program closes. */
export const keeping = z.enum(["keychain", "session"]);
export type Keeping = z.infer<typeof keeping>;

/**
 * drafted: key and PIN are saved, nothing went out. sending: a request may have reached the bank. sent: the bank gave a
 * number, and parts may be missing. confirmed: the bank has every part.
 */
export const sendingState = z.enum(["drafted", "sending", "sent", "confirmed"]);
export type SendingState = z.infer<typeof sendingState>;

export const bankName = z.object({ name: z.string().max(100), host: z.string().max(255) }).readonly();
export type BankName = z.infer<typeof bankName>;

export const sentCounts = z
  .object({
    photos: z.number().int().nonnegative(),
    videos: z.number().int().nonnegative(),
    fingerprints: z.number().int().nonnegative(),
  })
  .readonly();
export type SentCounts = z.infer<typeof sentCounts>;

/** The bank's last answer about a case, and when it was asked. */
export const knownStatus = z
  .object({
    checkedAt: instant,
    status: bankCaseStatus,
    received: z.number().int().nonnegative(),
    platforms: z
      .array(
        z
          .object({
            name: z.string().max(100),
            read: z.boolean(),
            feedback: z.array(z.object({ value: platformFeedback, count: z.number().int().positive() }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type KnownStatus = z.infer<typeof knownStatus>;

/** Withdrawing is a request. It is confirmed when the bank says so; platforms that read the case before are told to delete it. */
export const withdrawal = z.object({ askedAt: instant, confirmedAt: instant.nullable() }).readonly();
export type Withdrawal = z.infer<typeof withdrawal>;

export const caseSummary = z
  .object({
    id: caseId,
    label: caseLabel,
    bank: bankName,
    createdAt: instant,
    keeping,
    sending: sendingState,
    counts: sentCounts,
    /** How many fingerprints are known to have arrived. */
    delivered: z.number().int().nonnegative(),
    status: knownStatus.nullable(),
    withdrawal: withdrawal.nullable(),
  })
  .readonly();
export type CaseSummary = z.infer<typeof caseSummary>;

/** The two things a person must not lose. */
export const caseKeys = z.object({ caseNumber: caseNumber.nullable(), pin }).readonly();
export type CaseKeys = z.infer<typeof caseKeys>;

/** One request as it would leave, to the byte: the body is exactly what is written to the connection. */
export const previewedRequest = z
  .object({ method: z.literal("POST"), path: z.string(), contentType: z.string(), body: z.string() })
  .readonly();
export type PreviewedRequest = z.infer<typeof previewedRequest>;

export const draft = z
  .object({
    id: draftId,
    bank: bankName,
    counts: sentCounts,
    /** Chosen items that have no fingerprint the bank accepts. */
    leftOut: z.number().int().nonnegative(),
    policyVersion: z.string().max(40),
    /** The day on which the bank deletes the case by itself, and consent ends; left out when the bank did not say. */
    expires: z.iso.date().optional(),
    requests: z.array(previewedRequest).readonly(),
  })
  .readonly();
export type Draft = z.infer<typeof draft>;

/** Services where a case is made on the web, each with its own way to check it. */
export const elsewhereService = z.enum(["stopncii", "take-it-down", "report-remove", "other"]);
export type ElsewhereService = z.infer<typeof elsewhereService>;

/** A case made somewhere else, entered by hand so that all of a person's cases are in one list. The program never connects for it. */
export const elsewhereCase = z
  .object({
    id: caseId,
    service: elsewhereService,
    label: caseLabel,
    createdAt: instant,
    keeping,
    hasNumber: z.boolean(),
    hasPin: z.boolean(),
    note: z.string().max(200),
  })
  .readonly();
export type ElsewhereCase = z.infer<typeof elsewhereCase>;

const keyText = z.string().trim().min(1).max(100);

/** What the other service gave the person, as they typed it. */
export const elsewhereKeys = z.object({ number: keyText.nullable(), pin: keyText.nullable() }).readonly();
export type ElsewhereKeys = z.infer<typeof elsewhereKeys>;

/** An entry of the keychain that can't be read: something else changed it, or a newer version of this program wrote it. */
export const unreadableCase = z.object({ id: caseId, why: z.enum(["changed", "newer-version"]) }).readonly();
export type UnreadableCase = z.infer<typeof unreadableCase>;
