/** @file What platforms answer. Each platform has one present answer for each fingerprint; people see the counts of them. */
import { sql } from "kysely";
import type { Database } from "../database/open.ts";
import { fingerprintTypeOf, type SubmitFeedbackRequest } from "../partners/shapes.ts";

/**
 * Keeps a partner's answers; of several for one fingerprint in a request the last one stands. Fingerprints that are not in the
 * feed are passed over. Gives how many fingerprints were found. What changed is put in line for the feed.
 */
export const keepFeedback = async (
  db: Database,
  partnerId: number,
  { hashFeedbacks }: SubmitFeedbackRequest,
): Promise<number> => {
  const latest = [
    ...new Map(hashFeedbacks.map((feedback) => [`${feedback.signalType ?? ""} ${feedback.hashValue}`, feedback])).values(),
  ];
  const types = latest.map(({ signalType }) => (signalType === undefined ? null : fingerprintTypeOf[signalType]));
  const { rows } = await sql<{ found: number }>`
    with sent as (
      select distinct on (f.id) f.id as fingerprint_id, answered.feedback, answered.tags::jsonb as tags
      from unnest(${types}::text[], ${latest.map(({ hashValue }) => hashValue)}::text[],
        ${latest.map((feedback) => feedback.feedbackValue)}::text[],
        ${latest.map(({ tags }) => JSON.stringify(tags))}::text[]) with ordinality as answered (type, value, feedback, tags, line)
      join fingerprint f on f.value = decode(answered.value, 'hex') and f.change_no is not null
        and (answered.type is null or f.type = answered.type)
      order by f.id, line desc
    ), kept as (
      insert into feedback (partner_id, fingerprint_id, value, tags)
      select ${partnerId}::bigint, fingerprint_id, feedback, tags from sent
      on conflict (partner_id, fingerprint_id) do update set value = excluded.value, tags = excluded.tags, at = now()
      where feedback.value <> excluded.value or feedback.tags <> excluded.tags
      returning fingerprint_id
    ), queued as (
      insert into pending (fingerprint_id) select fingerprint_id from kept
    )
    select count(*)::int as found from sent`.execute(db);
  return rows[0]?.found ?? 0;
};
