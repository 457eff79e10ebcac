/** @file Fingerprints a person should look at: those that no picture has, and those that many cases hold. */
import { sql } from "kysely";
import type { Database } from "../database/open.ts";
import type { FingerprintType, Moderation } from "../database/schema.ts";

export interface QueuedFingerprint {
  readonly id: number;
  readonly type: FingerprintType;
  readonly value: string;
  /** held: nobody reads it until it is allowed. flagged: platforms read it, as withholding it could harm many people. */
  readonly moderation: Extract<Moderation, "held" | "flagged">;
  readonly reason: string;
  readonly cases: number;
}

/** The oldest `limit` fingerprints that wait for a decision. */
export const moderationQueue = async (db: Database, limit = 100): Promise<readonly QueuedFingerprint[]> => {
  const { rows } = await sql<QueuedFingerprint>`
    select f.id, f.type, encode(f.value, 'hex') as value, f.moderation, coalesce(f.moderation_reason, '') as reason,
      (select count(*)::int from case_fingerprint cf join bank_case c on c.id = cf.case_id
        where cf.fingerprint_id = f.id and c.status in ('received', 'active')) as cases
    from fingerprint f where f.moderation in ('held', 'flagged') order by f.id limit ${limit}`.execute(db);
  return rows;
};

/**
 * A person's decision: an allowed fingerprint is published (and not flagged again), a refused one leaves the feed, or never
 * enters it. False when it was not waiting for one.
 */
export const decide = async (db: Database, fingerprintId: number, decision: "allowed" | "refused"): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      update fingerprint set moderation = ${decision}, moderated_at = now()
      where id = ${fingerprintId} and moderation in ('held', 'flagged') returning id`.execute(tx);
    if (rows.length === 0) return false;
    await tx.insertInto("pending").values({ fingerprint_id: fingerprintId }).execute();
    return true;
  });
