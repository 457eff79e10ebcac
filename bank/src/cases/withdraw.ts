/** @file Takes a case back: its fingerprints leave the feed unless another case holds them. */
import { sql } from "kysely";
import type { Database } from "../database/open.ts";

/** Withdraws the case with this inner id; the caller has checked the PIN. Doing it twice is doing it once. */
export const withdrawCase = async (db: Database, caseId: number): Promise<void> => {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      update bank_case set status = 'withdrawn', updated_at = now()
      where id = ${caseId} and status in ('received', 'active') returning id`.execute(tx);
    if (rows.length === 0) return;
    await sql`insert into pending (fingerprint_id)
      select fingerprint_id from case_fingerprint where case_id = ${caseId}`.execute(tx);
  });
};
