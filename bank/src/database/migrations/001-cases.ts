/** @file People's side: cases, their fingerprints, and what waits to be published. */
import { sql, type Kysely } from "kysely";

const statements = [
  `create table bank_case (
    id bigint generated always as identity primary key,
    public_id uuid not null default gen_random_uuid() unique,
    number text not null unique,
    idempotency_key uuid not null unique,
    request_digest bytea not null,
    pin_salt bytea not null,
    pin_hash bytea not null,
    pin_log_n smallint not null,
    pin_r smallint not null,
    pin_p smallint not null,
    status text not null check (status in ('received', 'active', 'withdrawn', 'deleted')),
    policy_version text not null,
    consent_date text not null,
    assisted boolean not null,
    expected integer not null check (expected > 0),
    received integer not null default 0,
    payload_bytes bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index bank_case_by_age on bank_case (status, updated_at)`,
  `create table part (
    case_id bigint not null references bank_case (id) on delete cascade,
    part_key uuid not null,
    digest bytea not null,
    count integer not null,
    primary key (case_id, part_key)
  )`,
  `create table fingerprint (
    id bigint generated always as identity primary key,
    type text not null check (type in ('pdq', 'video_md5', 'vpdq', 'tmk')),
    value bytea not null,
    payload bytea,
    moderation text not null default 'clear' check (moderation in ('clear', 'held', 'flagged', 'allowed', 'refused')),
    moderation_reason text,
    moderated_at timestamptz,
    change_no bigint,
    modified_at bigint,
    hash_status text check (hash_status in ('Received', 'Active', 'Withdrawn', 'Deleted')),
    unique (value, type)
  )`,
  `create unique index fingerprint_in_feed on fingerprint (change_no) where change_no is not null`,
  `create index fingerprint_by_modification on fingerprint (modified_at, change_no) where change_no is not null`,
  `create index fingerprint_to_moderate on fingerprint (id) where moderation in ('held', 'flagged')`,
  `create index fingerprint_on_its_way_out on fingerprint (id) where change_no is null or hash_status <> 'Active'`,
  `create sequence change_no`,
  `create table case_fingerprint (
    case_id bigint not null references bank_case (id) on delete cascade,
    fingerprint_id bigint not null references fingerprint (id) on delete cascade,
    primary key (case_id, fingerprint_id)
  )`,
  `create index case_fingerprint_holders on case_fingerprint (fingerprint_id, case_id)`,
  `create table pending (
    id bigint generated always as identity primary key,
    fingerprint_id bigint not null references fingerprint (id) on delete cascade
  )`,
  `create table attempt (
    subject bytea primary key,
    count integer not null,
    until timestamptz not null
  )`,
  `create index attempt_by_end on attempt (until)`,
];

/** Makes the tables of people's side. */
export const up = async <Tables>(db: Kysely<Tables>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
