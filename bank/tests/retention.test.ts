/** @file Nothing is kept longer than was said; on both databases. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sweep } from "../src/retention/sweep.ts";
import { startBank, type Bank } from "../src/server.ts";
import { onBothDatabases } from "./on-both-databases.ts";
import { pdqOf, personWith, post, quick } from "./person.ts";
import { platformNamed, type Platform } from "./platform.ts";
import { settled } from "./settled.ts";

const terms = { retentionDays: 100, withdrawnDays: 10 };

onBothDatabases("retention", (newDatabase) => {
  let bank: Bank;
  let platform: Platform;
  beforeAll(async () => {
    bank = await startBank({ ...quick, database: await newDatabase() });
    platform = await platformNamed(bank, "Platform A");
  });
  afterAll(async () => {
    await bank.close();
  });
  /** Everything that happened so far happened so many days earlier. */
  const daysPass = async (days: number) => {
    await settled(bank);
    await sql`update bank_case set created_at = created_at - make_interval(days => ${days}::int),
      updated_at = updated_at - make_interval(days => ${days}::int)`.execute(bank.db);
    await sql`update fingerprint set modified_at = modified_at - ${days * 86_400}::bigint where modified_at is not null`.execute(bank.db);
  };
  const record = async (seed: string) => (await platform.readAll(0)).records.get(`ImagePDQ ${pdqOf(seed).value}`);
  const rows = async (table: string) =>
    (await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(bank.db)).rows[0]?.count;

  it("ends a case that is older than promised, tells platforms, and erases all of it when they had time", async () => {
    const old = await personWith(bank.address, [pdqOf("old"), pdqOf("shared")]);
    await daysPass(101);
    const young = await personWith(bank.address, [pdqOf("young"), pdqOf("shared")]);
    await settled(bank);

    expect(await sweep(bank.db, terms)).toEqual({ expired: 1, erasedCases: 0, erasedFingerprints: 0 });
    await settled(bank);
    expect((await old.status()).status).toBe("deleted");
    expect((await record("old"))?.hashStatus).toBe("Deleted");
    expect((await record("shared"))?.hashStatus).toBe("Active");

    await daysPass(11);
    expect(await sweep(bank.db, terms)).toEqual({ expired: 0, erasedCases: 1, erasedFingerprints: 1 });
    expect(await record("old")).toBeUndefined();
    const gone = await post(bank.address, "/v1/cases/status", { caseNumber: old.caseNumber, pin: old.pin });
    expect(gone.status).toBe(403);
    expect((await young.status()).status).toBe("active");
    expect([await rows("bank_case"), await rows("fingerprint"), await rows("part")]).toEqual([1, 2, 1]);
  });

  it("erases a withdrawn case and what only it held", async () => {
    const person = await personWith(bank.address, [pdqOf("taken back")]);
    await settled(bank);
    await person.withdraw();
    await daysPass(9);
    expect(await sweep(bank.db, terms)).toMatchObject({ erasedCases: 0, erasedFingerprints: 0 });
    expect((await record("taken back"))?.hashStatus).toBe("Withdrawn");
    await daysPass(2);
    expect(await sweep(bank.db, terms)).toMatchObject({ erasedCases: 1, erasedFingerprints: 1 });
    expect(await record("taken back")).toBeUndefined();
  });
});
