/** @file Reads the feed a page at a time, in the order of change. A page costs the same wherever it stands. */
import { sql } from "kysely";
import { z } from "zod";
import type { Database } from "../database/open.ts";
import type { FeedbackValue, FingerprintType, HashStatus } from "../database/schema.ts";
import {
  fingerprintTypeOf,
  signalTypeOf,
  type FetchHashesQuery,
  type FetchHashesResponse,
  type HashRecord,
} from "../partners/shapes.ts";
import { Refusal } from "../refusal.ts";

interface Row {
  readonly change_no: number;
  readonly modified_at: number;
  readonly type: FingerprintType;
  readonly value: string;
  readonly hash_status: HashStatus;
  readonly payload_bytes: number | null;
  readonly cases: Readonly<Record<string, HashStatus>> | null;
  readonly feedbacks: readonly { readonly source: string; readonly feedbackValue: FeedbackValue; readonly tags: string[] }[] | null;
}

/** How far a reader has come: the change number of the last record it was given, and that record's second. */
const cursor = z.strictObject({ after: z.int().nonnegative(), at: z.int().nonnegative() });

const writeToken = (position: z.infer<typeof cursor>): string => Buffer.from(JSON.stringify(position)).toString("base64url");

const readToken = (token: string): z.infer<typeof cursor> => {
  try {
    return cursor.parse(JSON.parse(Buffer.from(token, "base64url").toString("utf8")));
  } catch {
    throw new Refusal("bad-request");
  }
};

/** The place just before the first record of that second or a later one. */
const placeBefore = async (db: Database, startTimestamp: number): Promise<number> => {
  const { rows } = await sql<{ change_no: number }>`
    select change_no from fingerprint where change_no is not null and modified_at >= ${startTimestamp}
    order by modified_at, change_no limit 1`.execute(db);
  const first = rows[0];
  return first === undefined ? Number.MAX_SAFE_INTEGER : first.change_no - 1;
};

const recordOf = (row: Row): HashRecord => ({
  lastModtimestamp: row.modified_at,
  signalType: signalTypeOf[row.type],
  hashValue: row.value,
  hashStatus: row.hash_status,
  caseNumbers: row.cases ?? {},
  CSPFeedbacks: [...(row.feedbacks ?? [])],
  ...(row.payload_bytes === null ? {} : { payloadBytes: row.payload_bytes }),
});

/**
 * One page. Throws a {@link Refusal} `bad-request` for a token that is not ours.
 *
 * A record that changes while a reader pages moves to the end and is met there, so a reader that goes on until there are no
 * more has the latest state of every record. `nextSetTimestamp` is the second of the last record given: a later read from it
 * meets that second's records again, which replace themselves, and misses none.
 */
export const readFeed = async (db: Database, query: FetchHashesQuery): Promise<FetchHashesResponse> => {
  const from =
    query.nextPageToken === ""
      ? { after: await placeBefore(db, query.startTimestamp), at: query.startTimestamp }
      : readToken(query.nextPageToken);
  const { rows } = await sql<Row>`
    select f.change_no, f.modified_at, f.type, encode(f.value, 'hex') as value, f.hash_status,
      octet_length(f.payload) as payload_bytes,
      (select json_object_agg(c.public_id, initcap(c.status)) from case_fingerprint cf join bank_case c on c.id = cf.case_id
        where cf.fingerprint_id = f.id) as cases,
      (select json_agg(json_build_object('source', p.name, 'feedbackValue', b.value, 'tags', b.tags) order by p.name)
        from feedback b join partner p on p.id = b.partner_id where b.fingerprint_id = f.id) as feedbacks
    from fingerprint f
    where f.change_no > ${from.after} and f.type = any(${query.signalTypes.map((type) => fingerprintTypeOf[type])}::text[])
    order by f.change_no limit ${query.pageSize + 1}`.execute(db);
  const page = rows.slice(0, query.pageSize);
  const last = page.at(-1);
  const reached = last === undefined ? from : { after: last.change_no, at: last.modified_at };
  return {
    count: page.length,
    nextSetTimestamp: reached.at,
    nextPageToken: writeToken(reached),
    hasMoreRecords: rows.length > page.length,
    hashRecords: page.map(recordOf),
  };
};
