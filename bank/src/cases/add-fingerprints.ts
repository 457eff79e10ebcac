/** @file Takes one part of a case's fingerprints, once for each part key. */
import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { AddFingerprintsRequest } from "../../../src/shared/case-api.ts";
import type { Database } from "../database/open.ts";
import type { BankTables } from "../database/schema.ts";
import { fingerprintRow, type FingerprintRow } from "../fingerprints/row.ts";
import type { BankLimits } from "../options.ts";
import { Refusal } from "../refusal.ts";

const keyOf = (row: FingerprintRow): string => `${row.type} ${row.valueHex}`;

/** Each fingerprint once, in one order for everybody, so that two writers never wait for each other in a circle. */
const distinct = (rows: readonly FingerprintRow[]): readonly FingerprintRow[] =>
  [...new Map(rows.map((row) => [keyOf(row), row])).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

/** Independent of the order in which the fingerprints came. */
const digestOf = (rows: readonly FingerprintRow[]): Buffer =>
  createHash("sha256").update(rows.map(keyOf).toSorted().join("\n")).digest();

const store = async (tx: Transaction<BankTables>, caseId: number, rows: readonly FingerprintRow[]): Promise<void> => {
  const once = distinct(rows);
  const types = once.map((row) => row.type);
  const values = once.map((row) => row.valueHex);
  await sql`
    insert into fingerprint (type, value, payload, moderation, moderation_reason)
    select type, decode(value, 'hex'), decode(payload, 'hex'),
      case when degenerate then 'held' else 'clear' end,
      case when degenerate then 'degenerate' end
    from unnest(${types}::text[], ${values}::text[], ${once.map((row) => row.payloadHex)}::text[],
      ${once.map((row) => row.degenerate)}::boolean[]) as sent (type, value, payload, degenerate)
    on conflict (type, value) do nothing`.execute(tx);
  await sql`
    with linked as (
      insert into case_fingerprint (case_id, fingerprint_id)
      select ${caseId}::bigint, fingerprint.id
      from unnest(${types}::text[], ${values}::text[]) as sent (type, value)
      join fingerprint on fingerprint.type = sent.type and fingerprint.value = decode(sent.value, 'hex')
      on conflict do nothing
      returning fingerprint_id
    )
    insert into pending (fingerprint_id) select fingerprint_id from linked`.execute(tx);
};

/**
 * Adds a part to the case with this inner id; the caller has checked the PIN. The same part key with the same fingerprints
 * again changes nothing. Throws a {@link Refusal}: `key-reused` (same key, other fingerprints), `withdrawn`, `limit-reached`.
 */
export const addFingerprints = async (
  db: Database,
  limits: BankLimits,
  caseId: number,
  { partKey, fingerprints }: Pick<AddFingerprintsRequest, "partKey" | "fingerprints">,
): Promise<void> => {
  const rows = fingerprints.map(fingerprintRow);
  const digest = digestOf(rows);
  await db.transaction().execute(async (tx) => {
    // The lock makes two writers on one case take turns, so that a part is counted once and the limit holds.
    const found = await tx
      .selectFrom("bank_case")
      .select(["status", "received", "payload_bytes"])
      .where("id", "=", caseId)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined) throw new Refusal("not-recognised");
    const known = await tx
      .selectFrom("part")
      .select("digest")
      .where("case_id", "=", caseId)
      .where("part_key", "=", partKey)
      .executeTakeFirst();
    if (known !== undefined) {
      if (!digest.equals(known.digest)) throw new Refusal("key-reused");
      return;
    }
    if (found.status === "withdrawn" || found.status === "deleted") throw new Refusal("withdrawn");
    const received = found.received + rows.length;
    const payloadBytes = found.payload_bytes + rows.reduce((sum, row) => sum + (row.payloadHex?.length ?? 0) / 2, 0);
    if (received > limits.fingerprintsPerCase || payloadBytes > limits.payloadBytesPerCase) throw new Refusal("limit-reached");
    await tx.insertInto("part").values({ case_id: caseId, part_key: partKey, digest, count: rows.length }).execute();
    await store(tx, caseId, rows);
    await sql`
      update bank_case set received = ${received}, payload_bytes = ${payloadBytes}, expected = greatest(expected, ${received}::int), updated_at = now()
      where id = ${caseId}`.execute(tx);
  });
};
