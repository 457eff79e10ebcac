import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, afterAll, beforeAll } from "vitest";
import { keychainStore } from "../../../src/cases/index.ts";
import { canStartKeyring, useKeyringSession } from "../doubles/keyring-session.ts";
import { bankDouble, type BankDouble, type Fault } from "../doubles/bank.ts";
import { hash, pdq } from "../doubles/sample.ts";
import { destination, room, worked } from "../room.ts";
import type { Orders } from "./child.ts";

// A few points with every test run; all two hundred with OWNPRINT_KILL_POINTS=200.
const POINTS = Number(process.env["OWNPRINT_KILL_POINTS"] ?? "16");
const PHOTOS = 25;
const child = fileURLToPath(new URL("child.ts", import.meta.url));

/** The same numbers for the same seed, so that a point that fails can be run again. */
const seeded = (seed: number) => {
  let drawn = 0;
  return (below: number): number => Number.parseInt(hash(`${String(seed)}:${String(drawn++)}`).slice(0, 8), 16) % below;
};

const ended = async (started: ChildProcess) => {
  if (started.exitCode === null && started.signalCode === null) await once(started, "exit");
  return started.signalCode ?? started.exitCode;
};

describe.skipIf(!canStartKeyring)("a program that is killed while it sends", () => {
  const session = useKeyringSession("unlocked");
  let bank: BankDouble;
  beforeAll(async () => {
    bank = await bankDouble();
  });
  afterAll(() => bank.close());

  it.each(Array.from({ length: POINTS }, (_, seed) => seed))("at seeded point %i leaves one case at most, and its PIN in the keychain", async (seed) => {
    const draw = seeded(seed);
    const name = `Phone of ${hash(String(seed)).slice(0, 12)}`;
    const possible: readonly (Fault | null)[] = [null, null, null, "lose-answer", "drop", "refuse", "garbage", "busy", "wrong-case"];
    bank.faults.length = 0;
    for (let request = 0; request < 12; request += 1) bank.faults.push(possible[draw(possible.length)] ?? null);
    const known = new Set(bank.cases.keys());
    const seenBefore = bank.seen.length;

    // Half of them die at a touch of the keychain, the others while a request is on its way, before or after the bank acted.
    const byKeychain = draw(2) === 0;
    const orders: Orders = { bank: bank.address, label: name, photos: PHOTOS, dieAt: byKeychain ? 2 + draw(30) : -1 };
    const started = fork(child, [JSON.stringify(orders)], { execArgv: [], env: session().env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    if (!byKeychain) {
      const request = seenBefore + 1 + draw(6);
      const patience = draw(4);
      while (bank.seen.length < request && started.exitCode === null && started.signalCode === null) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await new Promise((resolve) => setTimeout(resolve, patience));
      started.kill("SIGKILL");
    }
    expect([0, "SIGKILL"]).toContain(await ended(started));

    bank.faults.length = 0;
    const later = room(destination(bank.address), undefined, { stores: { keychain: keychainStore(), session: room(null).keychain } });
    const kept = worked(await later.cases.cases.list()).find(({ label }) => label === name);
    const atBank = () => [...bank.cases].filter(([key]) => !known.has(key)).map(([, held]) => held);
    expect(atBank().length).toBeLessThanOrEqual(1);
    if (kept === undefined) {
      // It died before anything was kept: then nothing may have been sent either.
      expect(atBank()).toEqual([]);
      return;
    }
    const checked = await later.cases.cases.check({ case: kept.id });
    const keys = worked(await later.cases.cases.reveal({ case: kept.id }));
    if (kept.sending === "drafted") {
      expect(checked).toEqual({ ok: false, code: "case-not-sent" });
      expect(atBank()).toEqual([]);
    } else {
      expect(atBank()).toHaveLength(1);
      const [held] = atBank();
      expect(keys).toEqual({ caseNumber: held?.number, pin: held?.pin });
      expect(worked(checked).delivered).toBe(held?.values.size);
      expect(worked(checked).sending).toBe(held?.values.size === PHOTOS ? "confirmed" : "sent");
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
