/**
 * @file Partner platforms and their keys. As in the API that platforms already read, a call needs two: the subscription's and one
 * for that very endpoint. A key is random and long, so a plain digest is enough to keep of it; it is shown once.
 */
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "../database/open.ts";
import type { PartnerEndpoint } from "../database/schema.ts";

const digestOf = (key: string): Buffer => createHash("sha256").update(key, "utf8").digest();

/** A partner that was recognised. */
export interface Partner {
  readonly id: number;
  readonly name: string;
}

/** Adds a partner platform under the name that people will see. Gives its id; throws when the name is taken. */
export const addPartner = async (db: Database, name: string): Promise<number> => {
  const { id } = await db.insertInto("partner").values({ name }).returning("id").executeTakeFirstOrThrow();
  return id;
};

/**
 * Makes a key for one endpoint and gives it, for the only time. Older keys of that endpoint go on working for
 * `overlapSeconds`, so that a platform can change over; null leaves them alone.
 */
export const issueKey = async (
  db: Database,
  partnerId: number,
  endpoint: PartnerEndpoint,
  overlapSeconds: number | null = null,
): Promise<string> => {
  const key = randomBytes(32).toString("base64url");
  await db.transaction().execute(async (tx) => {
    if (overlapSeconds !== null) {
      await sql`
        update partner_key set expires_at = least(expires_at, now() + make_interval(secs => ${overlapSeconds}::int))
        where partner_id = ${partnerId} and endpoint = ${endpoint} and revoked_at is null`.execute(tx);
    }
    await tx.insertInto("partner_key").values({ partner_id: partnerId, endpoint, digest: digestOf(key) }).execute();
  });
  return key;
};

/** Ends one key at once. False when there is no such key, or it had ended. */
export const revokeKey = async (db: Database, keyId: number): Promise<boolean> => {
  const { rows } = await sql`
    update partner_key set revoked_at = now() where id = ${keyId} and revoked_at is null returning id`.execute(db);
  return rows.length > 0;
};

/** Ends the partnership: all keys at once, and people no longer see the name. False when there is no such partner. */
export const removePartner = async (db: Database, name: string): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number }>`
      update partner set left_at = now() where name = ${name} and left_at is null returning id`.execute(tx);
    const partner = rows[0];
    if (partner === undefined) return false;
    await sql`update partner_key set revoked_at = now() where partner_id = ${partner.id} and revoked_at is null`.execute(tx);
    return true;
  });

/** The partner whom both keys belong to, or null: unknown, ended, of two partners, or not for this endpoint. */
export const recognise = async (
  db: Database,
  endpoint: Exclude<PartnerEndpoint, "Subscription">,
  keys: { readonly subscription: string; readonly endpoint: string },
): Promise<Partner | null> => {
  const { rows } = await sql<Partner>`
    select partner.id, partner.name
    from partner
    join partner_key s on s.partner_id = partner.id and s.endpoint = 'Subscription' and s.digest = ${digestOf(keys.subscription)}
    join partner_key e on e.partner_id = partner.id and e.endpoint = ${endpoint} and e.digest = ${digestOf(keys.endpoint)}
    where partner.left_at is null
      and s.revoked_at is null and (s.expires_at is null or s.expires_at > now())
      and e.revoked_at is null and (e.expires_at is null or e.expires_at > now())`.execute(db);
  return rows[0] ?? null;
};
