/** @file The steps that docs/bank.md gives for backup and restore, done. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { caseState } from "../../src/shared/case-api.ts";
import type { BankOptions } from "../src/options.ts";
import { startBank, type Bank } from "../src/server.ts";
import { pdqOf, personWith, post, quick } from "./person.ts";
import { platformNamed, type Platform } from "./platform.ts";
import { postgresBin, startPostgres } from "./postgres.ts";
import { settled } from "./settled.ts";

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

const options: Partial<BankOptions> = { ...quick, pepper: "the same pepper before and after" };
const start = async (database: BankOptions["database"]) => {
  const bank = await startBank({ ...options, database });
  cleanups.push(bank.close);
  return bank;
};

/** What must have come through: a case that opens with its PIN, and a feed that goes on where platforms stopped reading. */
const livesOn = async (bank: Bank, before: { readonly caseNumber: string; readonly pin: string; readonly keys: Platform["keys"]; readonly next: number }) => {
  const status = await post(bank.address, "/v1/cases/status", { caseNumber: before.caseNumber, pin: before.pin });
  expect(caseState.parse(status.body)).toMatchObject({ status: "active", fingerprints: { received: 2 } });
  await personWith(bank.address, [pdqOf("after the restore")]);
  await settled(bank);
  const query = new URLSearchParams({ startTimestamp: String(before.next) });
  const answer = await fetch(`${bank.address}/v1/FetchHashes?${query.toString()}`, {
    headers: { "x-functions-key": before.keys.fetch, "Ocp-Apim-Subscription-Key": before.keys.subscription },
  });
  expect(await answer.text()).toContain(pdqOf("after the restore").value);
};

const filled = async (bank: Bank) => {
  const { keys, readAll } = await platformNamed(bank, "Platform A");
  const { caseNumber, pin } = await personWith(bank.address, [pdqOf(1), pdqOf(2)]);
  await settled(bank);
  return { caseNumber, pin, keys, next: (await readAll()).next };
};

describe("backup and restore", () => {
  it.skipIf(postgresBin === null)("of PostgreSQL, with pg_dump and pg_restore into another server (skipped without Debian's package)", async () => {
    const old = await startPostgres();
    cleanups.push(old.remove);
    const url = await old.newDatabase();
    const bank = await start({ kind: "postgres", url, connections: 5 });
    const before = await filled(bank);
    // While the bank is running: pg_dump sees one moment.
    const dump = old.run("pg_dump", ["--format=custom", "--no-owner", `--dbname=${url}`]);
    await personWith(bank.address, [pdqOf("after the backup")]);

    const fresh = await startPostgres();
    cleanups.push(fresh.remove);
    const target = await fresh.newDatabase();
    fresh.run("pg_restore", ["--no-owner", "--exit-on-error", `--dbname=${target}`], dump);
    await livesOn(await start({ kind: "postgres", url: target, connections: 5 }), before);
  });

  it("of a PGlite folder, copied while the bank is stopped", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ownprint-backup-"));
    cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
    const bank = await startBank({ ...options, database: { kind: "pglite", folder: join(folder, "data") } });
    const before = await filled(bank);
    await bank.close();
    cpSync(join(folder, "data"), join(folder, "restored"), { recursive: true });
    await livesOn(await start({ kind: "pglite", folder: join(folder, "restored") }), before);
  });
});
