/**
 * @file The feed against a model of it: whatever people, platforms, moderators and the clock do, and whenever a platform reads, a
 * platform that reads to the end knows exactly what the model says.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addFingerprintsRequest } from "../../src/shared/case-api.ts";
import { addFingerprints } from "../src/cases/add-fingerprints.ts";
import { withdrawCase } from "../src/cases/withdraw.ts";
import { openDatabase, type Database } from "../src/database/open.ts";
import { publishAll } from "../src/feed/publisher.ts";
import { readFeed } from "../src/feed/reader.ts";
import { decide } from "../src/moderation/queue.ts";
import { defaultLimits } from "../src/options.ts";
import { fetchHashesQuery } from "../src/partners/shapes.ts";
import { startBank } from "../src/server.ts";
import { onBothDatabases } from "./on-both-databases.ts";
import { pdqOf, personWith, quick } from "./person.ts";
import { platformNamed } from "./platform.ts";
import { postgresBin, startPostgres } from "./postgres.ts";
import { settled } from "./settled.ts";

const CASES = 4;
const PICTURES = 6;
/** The last picture is one that nobody could have taken. */
const valueOf = (picture: number) => (picture === PICTURES - 1 ? "0".repeat(64) : pdqOf(`model ${String(picture)}`).value);

type Step =
  | { readonly kind: "add"; readonly owner: number; readonly pictures: readonly number[] }
  | { readonly kind: "withdraw"; readonly owner: number }
  | { readonly kind: "decide"; readonly picture: number; readonly decision: "allowed" | "refused" }
  | { readonly kind: "publish" }
  | { readonly kind: "read page"; readonly size: number };

const owner = fc.nat(CASES - 1);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("add" as const), owner, pictures: fc.uniqueArray(fc.nat(PICTURES - 1), { minLength: 1 }) }),
    fc.record({ kind: fc.constant("withdraw" as const), owner }),
    fc.record({
      kind: fc.constant("decide" as const),
      picture: fc.nat(PICTURES - 1),
      decision: fc.constantFrom("allowed" as const, "refused" as const),
    }),
    fc.record({ kind: fc.constant("publish" as const) }),
    fc.record({ kind: fc.constant("read page" as const), size: fc.integer({ min: 1, max: 3 }) }),
  ),
  { maxLength: 30, size: "max" },
);

/** A platform's memory, and how it goes on reading. */
const reader = (db: Database) => {
  const known = new Map<string, string>();
  let start = 0;
  let token = "";
  const page = async (size: number): Promise<boolean> => {
    const query = { startTimestamp: String(start), pageSize: String(size), nextPageToken: token };
    const got = await readFeed(db, fetchHashesQuery.parse(query));
    for (const { hashValue, hashStatus } of got.hashRecords) known.set(hashValue, hashStatus);
    token = got.hasMoreRecords ? got.nextPageToken : "";
    if (!got.hasMoreRecords) start = got.nextSetTimestamp;
    return got.hasMoreRecords;
  };
  return { known, page };
};

const newCase = async (db: Database): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into bank_case (number, idempotency_key, request_digest, pin_salt, pin_hash, pin_log_n, pin_r, pin_p, status,
      policy_version, consent_date, assisted, expected)
    values (${randomUUID()}, gen_random_uuid(), '', '', '', 1, 1, 1, 'received', '1', '2026-11-22', false, 1) returning id`.execute(db);
  return rows[0]?.id ?? -1;
};

onBothDatabases("the feed", (newDatabase) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(await newDatabase());
  });
  afterAll(async () => {
    await db.destroy();
  });

  const follow = async (plan: readonly Step[]): Promise<void> => {
    await sql`truncate bank_case, fingerprint, pending, case_fingerprint, part restart identity cascade`.execute(db);
    const cases = await Promise.all(Array.from({ length: CASES }, () => newCase(db)));
    const holders = Array.from({ length: PICTURES }, () => new Set<number>());
    const withdrawn = new Set<number>();
    const verdicts = new Map<number, "allowed" | "refused">();
    const platform = reader(db);
    const held = (picture: number) => picture === PICTURES - 1;
    const isActive = (picture: number) =>
      [...(holders[picture] ?? [])].some((one) => !withdrawn.has(one)) &&
      (held(picture) ? verdicts.get(picture) === "allowed" : true);

    const take = async (step: Step): Promise<void> => {
      switch (step.kind) {
        case "add": {
          if (withdrawn.has(step.owner)) return;
          const part = addFingerprintsRequest.unwrap().pick({ partKey: true, fingerprints: true }).parse({
            partKey: randomUUID(),
            fingerprints: step.pictures.map((picture) => ({ type: "pdq", value: valueOf(picture) })),
          });
          await addFingerprints(db, defaultLimits, cases[step.owner] ?? -1, part);
          for (const picture of step.pictures) holders[picture]?.add(step.owner);
          return;
        }
        case "withdraw":
          await withdrawCase(db, cases[step.owner] ?? -1);
          withdrawn.add(step.owner);
          return;
        case "decide": {
          const value = Buffer.from(valueOf(step.picture), "hex");
          const found = await db.selectFrom("fingerprint").select("id").where("value", "=", value).executeTakeFirst();
          const decided = found !== undefined && (await decide(db, found.id, step.decision));
          // Only what waits can be decided, and only once.
          expect(decided).toBe(held(step.picture) && found !== undefined && !verdicts.has(step.picture));
          if (decided) verdicts.set(step.picture, step.decision);
          return;
        }
        case "publish":
          await publishAll(db, 1_000);
          return;
        case "read page":
          await platform.page(step.size);
          return;
        default:
          step satisfies never;
      }
    };
    for (const step of plan) await take(step);
    await publishAll(db, 1_000);
    while (await platform.page(2));
    // A second reading: what came in the last second comes again, and changes nothing.
    while (await platform.page(2));
    for (let picture = 0; picture < PICTURES; picture += 1) {
      const status = platform.known.get(valueOf(picture));
      if (isActive(picture)) expect(status).toBe("Active");
      else expect(["Withdrawn", undefined]).toContain(status);
    }
  };

  it("ends in what the model says, wherever a platform reads in between", async () => {
    await fc.assert(fc.asyncProperty(steps, follow), { numRuns: 60 });
  });
});

describe.skipIf(postgresBin === null)("two banks on one PostgreSQL (skipped where Debian's package is missing)", () => {
  const cleanups: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const clean of cleanups.toReversed()) await clean();
  });

  it("lose nothing in the feed while both write, publish and are read at once", async () => {
    const postgres = await startPostgres();
    cleanups.push(postgres.remove);
    const database = { kind: "postgres", url: await postgres.newDatabase(), connections: 10 } as const;
    const banks = await Promise.all([startBank({ ...quick, publishEvery: 5, database }), startBank({ ...quick, publishEvery: 5, database })]);
    const [first, second] = banks;
    cleanups.push(first.close, second.close);
    const platform = await platformNamed(first, "Platform A");
    const known = new Map<string, string>();
    const work = { done: false };
    const remember = ({ hashRecords }: { readonly hashRecords: readonly { readonly hashValue: string; readonly hashStatus: string }[] }) => {
      for (const { hashValue, hashStatus } of hashRecords) known.set(hashValue, hashStatus);
      return Promise.resolve();
    };
    const reading = (async () => {
      let start = 10;
      while (!work.done) ({ next: start } = await platform.readAll(start, remember, { pageSize: 7 }));
      return start;
    })();
    const expected = new Map<string, string>();
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        const base = (writer % 2 === 0 ? first : second).address;
        for (let round = 0; round < 6; round += 1) {
          const pictures = Array.from({ length: 20 }, (_, index) => pdqOf(`${String(writer)} ${String(round)} ${String(index)}`));
          const person = await personWith(base, [...pictures, pdqOf(`everybody's ${String(round)}`)]);
          if (round % 2 === 1) await person.withdraw();
          for (const { value } of pictures) expected.set(value, round % 2 === 1 ? "Withdrawn" : "Active");
        }
      }),
    );
    await settled(first);
    work.done = true;
    await platform.readAll(await reading, remember);
    for (const [value, status] of expected) {
      // What was withdrawn before it was ever published is not in the feed at all.
      expect(status === "Active" ? [status] : [status, undefined]).toContain(known.get(value));
    }
    expect(known.get(pdqOf("everybody's 0").value)).toBe("Active");
    expect((await platform.readAll()).records.size).toBe(known.size);
  });
});
