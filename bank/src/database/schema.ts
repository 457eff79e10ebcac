/** @file The tables, as Kysely types them. migrations/ makes them; docs/bank.md explains what is kept and for how long. */
import type { Generated } from "kysely";

export type FingerprintType = "pdq" | "video_md5" | "vpdq" | "tmk";
export type CaseStatus = "received" | "active" | "withdrawn" | "deleted";
export type HashStatus = "Received" | "Active" | "Withdrawn" | "Deleted";
/** clear: nothing was noticed. held: waits for a person before anybody reads it. flagged: is read, and a person should look. */
export type Moderation = "clear" | "held" | "flagged" | "allowed" | "refused";

export interface BankCaseTable {
  readonly id: Generated<number>;
  /** What platforms see. It can't be turned into the case number. */
  readonly public_id: Generated<string>;
  readonly number: string;
  readonly idempotency_key: string;
  readonly request_digest: Uint8Array;
  readonly pin_salt: Uint8Array;
  readonly pin_hash: Uint8Array;
  readonly pin_log_n: number;
  readonly pin_r: number;
  readonly pin_p: number;
  readonly status: CaseStatus;
  readonly policy_version: string;
  readonly consent_date: string;
  readonly assisted: boolean;
  readonly expected: number;
  readonly received: Generated<number>;
  readonly payload_bytes: Generated<number>;
  readonly created_at: Generated<Date>;
  readonly updated_at: Generated<Date>;
}

/** Parts that arrived, so that a repeat changes nothing. */
export interface PartTable {
  readonly case_id: number;
  readonly part_key: string;
  readonly digest: Uint8Array;
  readonly count: number;
}

export interface FingerprintTable {
  readonly id: Generated<number>;
  readonly type: FingerprintType;
  /** The hash itself; for a vPDQ or a TMK the SHA-256 of its payload. */
  readonly value: Uint8Array;
  /** A vPDQ's frames, packed (src/fingerprints/packed-frames.ts), or a .tmk file's bytes; null for the others. */
  readonly payload: Uint8Array | null;
  readonly moderation: Generated<Moderation>;
  readonly moderation_reason: string | null;
  readonly moderated_at: Date | null;
  /** Where it stands in the feed; null while no platform may read it. Order of change is order of this number. */
  readonly change_no: number | null;
  /** Seconds since 1970; never smaller than that of an earlier change_no. */
  readonly modified_at: number | null;
  readonly hash_status: HashStatus | null;
}

export interface CaseFingerprintTable {
  readonly case_id: number;
  readonly fingerprint_id: number;
}

/** Fingerprints whose record in the feed must be made again. Appended by whoever changes something, emptied by the publisher. */
export interface PendingTable {
  readonly id: Generated<number>;
  readonly fingerprint_id: number;
}

/** Wrong PINs of late, by a keyed digest of the number that was claimed, whether there is such a case or not. */
export interface AttemptTable {
  readonly subject: Uint8Array;
  readonly count: number;
  readonly until: Date;
}

export interface PartnerTable {
  readonly id: Generated<number>;
  readonly name: string;
  readonly created_at: Generated<Date>;
  readonly left_at: Date | null;
  readonly last_read_at: Date | null;
}

export type PartnerEndpoint = "Subscription" | "FetchHashes" | "SubmitFeedback";

export interface PartnerKeyTable {
  readonly id: Generated<number>;
  readonly partner_id: number;
  readonly endpoint: PartnerEndpoint;
  readonly digest: Uint8Array;
  readonly created_at: Generated<Date>;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
}

export type FeedbackValue =
  | "None"
  | "QualityUnknown"
  | "PendingReview"
  | "Blocked"
  | "NotBlocked"
  | "Withdrawn"
  | "Deleted";

export interface FeedbackTable {
  readonly partner_id: number;
  readonly fingerprint_id: number;
  readonly value: FeedbackValue;
  readonly tags: readonly string[];
  readonly at: Generated<Date>;
}

export interface BankTables {
  readonly bank_case: BankCaseTable;
  readonly part: PartTable;
  readonly fingerprint: FingerprintTable;
  readonly case_fingerprint: CaseFingerprintTable;
  readonly pending: PendingTable;
  readonly attempt: AttemptTable;
  readonly partner: PartnerTable;
  readonly partner_key: PartnerKeyTable;
  readonly feedback: FeedbackTable;
}
