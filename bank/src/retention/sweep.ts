/**
 * @file Nothing is kept longer than was said. A case past its retention becomes `deleted` and platforms are told so; a withdrawn
 * or deleted one is erased when platforms have had time to read that; a fingerprint goes with its last case.
 */
import { sql } from "kysely";
import type { Database } from "../database/open.ts";

export interface Retention {
  readonly retentionDays: number;
  /** Platforms must start anew when they have not read for this long: what they should have deleted is then unknown to them. */
  readonly withdrawnDays: number;
}

export interface Swept {
  readonly expired: number;
  readonly erasedCases: number;
  readonly erasedFingerprints: number;
}

const BATCH = 1_000;

const inBatches = async (step: () => Promise<number>): Promise<number> => {
  let total = 0;
  for (;;) {
    const count = await step();
    total += count;
    if (count < BATCH) return total;
  }
};

/** One sweep, in batches that lock little. Safe at any time, and on several banks at once. */
export const sweep = async (db: Database, { retentionDays, withdrawnDays }: Retention): Promise<Swept> => {
  const expired = await inBatches(async () => {
    const { rows } = await sql<{ count: number }>`
      with over as (
        select id from bank_case where status in ('received', 'active')
          and created_at < now() - make_interval(days => ${retentionDays}::int)
        order by id limit ${BATCH} for update skip locked
      ), gone as (
        update bank_case set status = 'deleted', updated_at = now() where id in (select id from over) returning id
      ), told as (
        insert into pending (fingerprint_id)
        select fingerprint_id from case_fingerprint where case_id in (select id from gone)
      )
      select count(*)::int as count from gone`.execute(db);
    return rows[0]?.count ?? 0;
  });
  const erasedCases = await inBatches(async () => {
    const { rows } = await sql<{ count: number }>`
      with gone as (
        delete from bank_case where id in (
          select id from bank_case where status in ('withdrawn', 'deleted')
            and updated_at < now() - make_interval(days => ${withdrawnDays}::int)
          order by id limit ${BATCH} for update skip locked
        ) returning id
      )
      select count(*)::int as count from gone`.execute(db);
    return rows[0]?.count ?? 0;
  });
  const erasedFingerprints = await inBatches(async () => {
    const { rows } = await sql<{ count: number }>`
      with gone as (
        delete from fingerprint where id in (
          select f.id from fingerprint f
          where not exists (select from case_fingerprint cf where cf.fingerprint_id = f.id)
            -- The index of the few that may go; the line below says which of them.
            and (f.change_no is null or f.hash_status <> 'Active')
            and (f.change_no is null
              or (f.hash_status <> 'Active'
                and f.modified_at < extract(epoch from now() - make_interval(days => ${withdrawnDays}::int))))
          order by f.id limit ${BATCH} for update skip locked
        ) returning id
      )
      select count(*)::int as count from gone`.execute(db);
    return rows[0]?.count ?? 0;
  });
  return { expired, erasedCases, erasedFingerprints };
};
