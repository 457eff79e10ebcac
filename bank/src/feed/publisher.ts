/**
 * @file Brings what changed into the feed. One publisher at a time gives out change numbers (an advisory lock that ends with
 * its transaction), so that records become visible in the order of their numbers and no reader can step over one.
 */
import { sql } from "kysely";
import type { Database } from "../database/open.ts";

/** Any number, the same for all banks on one database. */
const PUBLISHER_LOCK = 4_870_001;
const BATCH = 5_000;

/**
 * Publishes one batch. Gives how many changes it took, 0 when there were none or another publisher is at work.
 *
 * A fingerprint is `Active` while a live case holds it and no moderator refused it, else `Withdrawn`, or `Deleted` when all its
 * cases have passed their retention. One that was never published and is held or gone stays out of the feed altogether.
 */
const publishBatch = async (db: Database, casesPerFingerprint: number): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const lock = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${PUBLISHER_LOCK}) as got`.execute(tx);
    if (lock.rows[0]?.got !== true) return 0;
    const taken = await sql<{ fingerprint_id: number }>`
      delete from pending where id in (select id from pending order by id limit ${BATCH})
      returning fingerprint_id`.execute(tx);
    if (taken.rows.length === 0) return 0;
    const ids = [...new Set(taken.rows.map((row) => row.fingerprint_id))];
    await sql`
      with held_by as (
        select f.id,
          count(c.id) filter (where c.status in ('received', 'active')) as live,
          count(c.id) filter (where c.status <> 'deleted') as kept,
          f.moderation, f.change_no
        from fingerprint f
        left join case_fingerprint cf on cf.fingerprint_id = f.id
        left join bank_case c on c.id = cf.case_id
        where f.id = any(${ids}::bigint[])
        group by f.id
      ), judged as (
        select id,
          case
            when live > 0 and moderation not in ('held', 'refused') then 'Active'
            when kept > 0 then 'Withdrawn'
            else 'Deleted'
          end as hash_status,
          case when moderation = 'clear' and live > ${casesPerFingerprint} then 'flagged' else moderation end as moderation,
          change_no
        from held_by
      )
      update fingerprint f set
        hash_status = judged.hash_status,
        moderation = judged.moderation,
        moderation_reason = case when judged.moderation = 'flagged' then coalesce(f.moderation_reason, 'many-cases')
          else f.moderation_reason end,
        change_no = nextval('change_no'),
        modified_at = greatest(floor(extract(epoch from clock_timestamp()))::bigint,
          (select coalesce(max(modified_at), 0) from fingerprint where change_no = (select max(change_no) from fingerprint)))
      from judged
      where f.id = judged.id and (judged.hash_status = 'Active' or judged.change_no is not null)`.execute(tx);
    await sql`
      update bank_case set status = 'active', updated_at = now()
      where status = 'received' and exists (
        select from case_fingerprint cf join fingerprint f on f.id = cf.fingerprint_id
        where cf.case_id = bank_case.id and f.id = any(${ids}::bigint[]) and f.hash_status = 'Active')`.execute(tx);
    return taken.rows.length;
  });

/** Publishes until nothing is waiting (or another publisher is at work). Gives the number of changes. */
export const publishAll = async (db: Database, casesPerFingerprint: number): Promise<number> => {
  let total = 0;
  for (;;) {
    const count = await publishBatch(db, casesPerFingerprint);
    total += count;
    if (count === 0) return total;
  }
};

export interface Publisher {
  /** Something changed: publish soon. */
  readonly nudge: () => void;
  /** Waits for the round that runs and stops. */
  readonly stop: () => Promise<void>;
}

/**
 * Publishes after each nudge and every `every` milliseconds. A round that fails is tried again with the next; `onFault` is told.
 */
export const startPublisher = (
  db: Database,
  casesPerFingerprint: number,
  every: number,
  onFault: (fault: unknown) => void,
): Publisher => {
  const wish = { again: false, stopped: false };
  let running: Promise<void> | null = null;
  const wanted = () => wish.again && !wish.stopped;
  const round = async (): Promise<void> => {
    wish.again = false;
    await publishAll(db, casesPerFingerprint).then(() => undefined, onFault);
    running = wanted() ? round() : null;
  };
  const nudge = () => {
    if (wish.stopped) return;
    wish.again = true;
    running ??= round();
  };
  const timer = setInterval(nudge, every);
  return {
    nudge,
    stop: async () => {
      wish.stopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
