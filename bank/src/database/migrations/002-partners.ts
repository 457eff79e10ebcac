/** @file Platforms' side: partners, their keys (as digests only) and what they answered. */
import { sql, type Kysely } from "kysely";

const statements = [
  `create table partner (
    id bigint generated always as identity primary key,
    name text not null unique,
    created_at timestamptz not null default now(),
    left_at timestamptz,
    last_read_at timestamptz
  )`,
  `create table partner_key (
    id bigint generated always as identity primary key,
    partner_id bigint not null references partner (id) on delete cascade,
    endpoint text not null check (endpoint in ('Subscription', 'FetchHashes', 'SubmitFeedback')),
    digest bytea not null unique,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table feedback (
    partner_id bigint not null references partner (id) on delete cascade,
    fingerprint_id bigint not null references fingerprint (id) on delete cascade,
    value text not null,
    tags jsonb not null default '[]',
    at timestamptz not null default now(),
    primary key (partner_id, fingerprint_id)
  )`,
  `create index feedback_by_fingerprint on feedback (fingerprint_id)`,
];

/** Makes the tables of platforms' side. */
export const up = async <Tables>(db: Kysely<Tables>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
