/** @file Fills a bank's database with fingerprints that are already published, by SQL alone. */
import { sql } from "kysely";
import { openDatabase, type DatabaseChoice } from "../src/database/open.ts";
import { addPartner, issueKey } from "../src/partners/keys.ts";

const STEP = 50_000;

export interface Keys {
  readonly subscription: string;
  readonly fetch: string;
}

/** Puts `count` PDQ hashes of a hundred cases into the feed and gives a partner's keys. */
export const seed = async (choice: DatabaseChoice, count: number): Promise<Keys> => {
  const db = await openDatabase(choice);
  await sql`
    insert into bank_case (number, idempotency_key, request_digest, pin_salt, pin_hash, pin_log_n, pin_r, pin_p, status,
      policy_version, consent_date, assisted, expected)
    select 'seeded ' || i, gen_random_uuid(), '', '', '', 1, 1, 1, 'active', '1', '2026-11-22', false, 1
    from generate_series(1, 100) i`.execute(db);
  for (let from = 1; from <= count; from += STEP) {
    await sql`
      with made as (
        insert into fingerprint (type, value, change_no, modified_at, hash_status)
        select 'pdq', sha256(int8send(i::bigint)), nextval('change_no'), 1700000000 + i / 100, 'Active'
        from generate_series(${from}::int, ${Math.min(count, from + STEP - 1)}::int) i
        returning id
      )
      insert into case_fingerprint (case_id, fingerprint_id) select 1 + id % 100, id from made`.execute(db);
  }
  await sql`analyze`.execute(db);
  const partner = await addPartner(db, "Measured platform");
  const keys = { subscription: await issueKey(db, partner, "Subscription"), fetch: await issueKey(db, partner, "FetchHashes") };
  await db.destroy();
  return keys;
};
