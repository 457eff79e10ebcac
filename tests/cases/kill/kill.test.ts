import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, afterAll, beforeAll } from "vitest";
import { keychainStore } from "../../../src/cases/index.ts";
import { canStartKeyring, useKeyringSession } from "../doubles/keyring-session.ts";
import { defaultLimits } from "../../../bank/src/options.ts";
import { startBank, type Bank } from "../../../bank/src/server.ts";
import { startFaultyProxy, type FaultyProxy } from "../../fixtures/faulty-proxy.ts";
import { faultPlan, seeded } from "../faults.ts";
import { hash, pdq } from "../doubles/sample.ts";
import { destination, room, worked } from "../room.ts";
import type { Orders } from "./child.ts";

// A few points with every test run; all two hundred with OWNPRINT_KILL_POINTS=200.
const POINTS = Number(process.env["OWNPRINT_KILL_POINTS"] ?? "16");
const PHOTOS = 25;
const child = fileURLToPath(new URL("child.ts", import.meta.url));

const ended = async (started: ChildProcess) => {
  if (started.exitCode === null && started.signalCode === null) await once(started, "exit");
  return started.signalCode ?? started.exitCode;
};

describe.skipIf(!canStartKeyring)("a program that is killed while it sends", () => {
  const session = useKeyringSession("unlocked");
  let bank: Bank;
  let proxy: FaultyProxy;
  beforeAll(async () => {
    bank = await startBank({ scrypt: { logN: 10, r: 8, p: 1 }, limits: { ...defaultLimits, casesPerAddress: 100_000 } });
    proxy = await startFaultyProxy({ target: bank.address });
  });
  afterAll(async () => {
    await proxy.close();
    await bank.close();
  });
  const atBank = () => bank.db.selectFrom("bank_case").select(["idempotency_key as key", "number", "received"]).execute();

  it.each(Array.from({ length: POINTS }, (_, seed) => seed))("at seeded point %i leaves one case at most, and its PIN in the keychain", async (seed) => {
    const draw = seeded(`kill ${String(seed)}`);
    const name = `Phone of ${hash(String(seed)).slice(0, 12)}`;
    proxy.follow(faultPlan(draw, 12));
    const known = new Set((await atBank()).map(({ key }) => key));
    const seenBefore = proxy.seen.length;

    // Half of them die at a touch of the keychain, the others while a request is on its way, before or after the bank acted.
    const byKeychain = draw(2) === 0;
    const orders: Orders = { bank: proxy.address, label: name, photos: PHOTOS, dieAt: byKeychain ? 2 + draw(30) : -1 };
    const started = fork(child, [JSON.stringify(orders)], { execArgv: [], env: session().env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    if (!byKeychain) {
      const request = seenBefore + 1 + draw(6);
      const patience = draw(4);
      while (proxy.seen.length < request && started.exitCode === null && started.signalCode === null) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await new Promise((resolve) => setTimeout(resolve, patience));
      started.kill("SIGKILL");
    }
    expect([0, "SIGKILL"]).toContain(await ended(started));

    proxy.follow([]);
    // What the bank was asked before the kill may still be on its way to the database.
    await bank.db.selectFrom("bank_case").select("id").execute();
    const later = room(destination(proxy.address), undefined, { stores: { keychain: keychainStore(), session: room(null).keychain } });
    const kept = worked(await later.cases.cases.list()).find(({ label }) => label === name);
    const ofThisRun = async () => (await atBank()).filter(({ key }) => !known.has(key));
    if (kept === undefined) {
      // It died before anything was kept: then nothing may have been sent either.
      expect(await ofThisRun()).toEqual([]);
      return;
    }
    const found = await later.cases.cases.check({ case: kept.id });
    const keys = worked(await later.cases.cases.reveal({ case: kept.id }));
    if (kept.sending === "drafted") {
      expect(found).toEqual({ ok: false, code: "case-not-sent" });
      expect(await ofThisRun()).toEqual([]);
    } else {
      // Asked once more, now with number and PIN: the bank takes the PIN that the keychain holds.
      const checked = worked(await later.cases.cases.check({ case: kept.id }));
      const [held, ...others] = await ofThisRun();
      expect(others).toEqual([]);
      expect(keys.caseNumber).toBe(held?.number);
      expect(checked.delivered).toBe(held?.received);
      expect(checked.sending).toBe(held?.received === PHOTOS ? "confirmed" : "sent");
    }
    worked(await later.cases.cases.forget({ case: kept.id }));
    expect(keys.pin).toHaveLength(8);

    // Nothing of it stands in any file of the session's home, the keychain's own sealed file among them.
    for (const file of await readdir(session().env["HOME"] ?? "", { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const secret of [name, keys.pin, keys.caseNumber ?? name, pdq(`${name}-0`)]) {
        expect(bytes.includes(secret, 0, "utf8") || bytes.includes(secret, 0, "utf16le")).toBe(false);
      }
    }
  });
});
