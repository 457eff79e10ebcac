/**
 * @file How often a PIN may be guessed. An attempt is booked before the PIN is looked at and given back when it was right, so
 * that many guesses at once don't slip through; it is booked for numbers that don't exist as well, so that the limit tells
 * nothing about which do.
 */
import { createHmac, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { addressGroup } from "./address-group.ts";
import type { Database } from "./database/open.ts";
import type { BankLimits } from "./options.ts";
import { Refusal } from "./refusal.ts";

/** A count for each key that starts anew after a time. In this process's memory alone. */
interface Window {
  count: number;
  readonly until: number;
}

const MOST_ADDRESSES = 100_000;

export interface AddressLimit {
  /** Counts one; throws a {@link Refusal} when there were `most` already. Gives a function that takes it back. */
  readonly book: (address: string) => () => void;
}

/**
 * A limit for callers' addresses, of which only digests with a key of this process are kept, in memory, until the time is over.
 * @param clock milliseconds
 */
export const addressLimit = (most: number, seconds: number, clock: () => number = Date.now): AddressLimit => {
  const key = randomBytes(32);
  const windows = new Map<string, Window>();
  const sweep = (now: number) => {
    if (windows.size < MOST_ADDRESSES) return;
    for (const [digest, window] of windows) if (window.until <= now) windows.delete(digest);
    // Still full: the oldest half goes. A flood of addresses then costs some their count, not the bank its memory.
    for (const digest of windows.keys()) {
      if (windows.size <= MOST_ADDRESSES / 2) break;
      windows.delete(digest);
    }
  };
  return {
    book: (address) => {
      const now = clock();
      const digest = createHmac("sha256", key).update(addressGroup(address)).digest("base64");
      const known = windows.get(digest);
      const window = known !== undefined && known.until > now ? known : { count: 0, until: now + seconds * 1_000 };
      if (window.count >= most) {
        throw new Refusal("too-many-attempts", { retryAfter: Math.max(1, Math.ceil((window.until - now) / 1_000)) });
      }
      window.count += 1;
      if (window !== known) {
        sweep(now);
        windows.delete(digest);
        windows.set(digest, window);
      }
      return () => {
        window.count = Math.max(0, window.count - 1);
      };
    },
  };
};

export interface CaseAttempts {
  /** Books a guess at `number`; throws a {@link Refusal} when there were too many. Gives a function that takes it back. */
  readonly book: (number: string) => Promise<() => Promise<void>>;
  /** Forgets what is over. */
  readonly sweep: () => Promise<void>;
}

/** The limit on guesses at one case number, in the database: it holds for all banks on it, and after a restart. */
export const caseAttempts = (db: Database, pepper: string, limits: BankLimits): CaseAttempts => ({
  book: async (number) => {
    const subject = createHmac("sha256", pepper).update("attempt\0").update(number).digest();
    const { rows } = await sql<{ count: number; wait: number }>`
      insert into attempt (subject, count, until)
      values (${subject}, 1, now() + make_interval(secs => ${limits.attemptWindowSeconds}::int))
      on conflict (subject) do update set
        count = case when attempt.until <= now() then 1 else least(attempt.count + 1, 1000000) end,
        until = case when attempt.until <= now() then excluded.until else attempt.until end
      returning count, ceil(extract(epoch from until - now()))::int as wait`.execute(db);
    const giveBack = async () => {
      await sql`update attempt set count = greatest(count - 1, 0) where subject = ${subject}`.execute(db);
    };
    const booked = rows[0];
    if (booked === undefined || booked.count > limits.attemptsPerCase) {
      await giveBack();
      throw new Refusal("too-many-attempts", { retryAfter: Math.max(1, booked?.wait ?? 1) });
    }
    return giveBack;
  },
  sweep: async () => {
    await sql`delete from attempt where until <= now()`.execute(db);
  },
});
