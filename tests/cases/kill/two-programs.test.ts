import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keychainStore, sessionStore } from "../../../src/cases/index.ts";
import { bankDouble, type BankDouble } from "../doubles/bank.ts";
import { canStartKeyring, useKeyringSession } from "../doubles/keyring-session.ts";
import { destination, room, worked } from "../room.ts";
import type { Orders } from "./child.ts";

const child = fileURLToPath(new URL("child.ts", import.meta.url));

describe.skipIf(!canStartKeyring)("two programs on one keychain at once", () => {
  const session = useKeyringSession("unlocked");
  let bank: BankDouble;
  beforeAll(async () => {
    bank = await bankDouble();
  });
  afterAll(() => bank.close());

  it("each keep their own case, and each sees the other's", async () => {
    const names = ["Phone", "Laptop", "Tablet"];
    const codes = await Promise.all(
      names.map(async (label) => {
        const orders: Orders = { bank: bank.address, label, photos: 25, dieAt: -1 };
        const started = fork(child, [JSON.stringify(orders)], { execArgv: [], env: session().env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
        return ((await once(started, "exit")) as [number | null])[0];
      }),
    );
    expect(codes).toEqual([0, 0, 0]);
    const { cases } = room(destination(bank.address), undefined, { stores: { keychain: keychainStore(), session: sessionStore() } });
    const listed = worked(await cases.cases.list());
    expect(listed.map(({ label, sending }) => [label, sending]).sort()).toEqual(names.map((name) => [name, "confirmed"]).sort());
    const kept = await Promise.all(listed.map(async ({ id }) => worked(await cases.cases.reveal({ case: id }))));
    expect(new Set(kept.map(({ caseNumber }) => caseNumber))).toEqual(new Set([...bank.cases.values()].map(({ number }) => number)));
    expect(bank.cases.size).toBe(3);
  });
});
