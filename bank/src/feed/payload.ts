/** @file The fingerprints too large for a record: a vPDQ's frames, a TMK's file. */
import { sql } from "kysely";
import type { Database } from "../database/open.ts";
import type { FingerprintType } from "../database/schema.ts";

/** The payload's bytes, or null when no platform may read it (any more). `valueHex` is its SHA-256, as in the feed's record. */
export const readPayload = async (db: Database, type: FingerprintType, valueHex: string): Promise<Uint8Array | null> => {
  const { rows } = await sql<{ payload: Uint8Array | null }>`
    select payload from fingerprint
    where type = ${type} and value = decode(${valueHex}, 'hex') and hash_status = 'Active'`.execute(db);
  return rows[0]?.payload ?? null;
};
