/** @file Every way a command can fail, as a code. Each has a sentence and a next step in the message catalogues. */
import { z } from "zod";

export const errorCode = z.enum([
  // The contract
  "refused",
  "bad-request",
  "internal",
  // Files and scans
  "nothing-chosen",
  "unknown-grant",
  "unknown-scan",
  "unknown-item",
  "thumbnail-failed",
  "not-shown",
  "no-frames",
  // Sending
  "no-bank",
  "nothing-to-send",
  "not-everyone-adult",
  "values-refused",
  "unknown-draft",
  "already-sending",
  "pin-too-short",
  "pin-too-simple",
  // The bank
  "bank-unreachable",
  "bank-timeout",
  "bank-failing",
  "bank-answer-unreadable",
  "bank-refused",
  "bank-limit",
  "bank-busy",
  "case-not-recognised",
  // The keychain
  "keychain-missing",
  "keychain-locked",
  "keychain-denied",
  "keychain-full",
  "keychain-changed",
  "keychain-failed",
  // Cases
  "unknown-case",
  "case-not-sent",
  "case-withdrawn",
  "label-taken",
  // Spaces
  "space-not-opened",
  "passphrase-too-weak",
  "too-many-tries",
  "no-space-open",
  // Handing over
  "file-not-written",
  "not-printed",
  "not-copied",
]);
export type ErrorCode = z.infer<typeof errorCode>;
