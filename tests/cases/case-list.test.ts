import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CaseId, Instant } from "../../src/shared/model/brand.ts";
import { bankDouble, type BankDouble } from "./doubles/bank.ts";
import { label, photos } from "./doubles/sample.ts";
import { destination, room, worked, type Room } from "./room.ts";

let bank: BankDouble;
let made: Room;
beforeEach(async () => {
  bank = await bankDouble();
  made = room(destination(bank.address));
});
afterEach(() => bank.close());

const sent = async (name: string, keeping: "keychain" | "session" = "keychain"): Promise<CaseId> => {
  const draft = worked(await made.cases.sending.prepare({ items: photos(3, name), pin: null, label: label(name), keeping, assisted: false }));
  return worked(await made.cases.sending.send({ draft: draft.id })).summary.id;
};
const unknown = `case-${"0".repeat(32)}` as CaseId;

describe("the list of cases", () => {
  it("is there without the bank, without any PIN or number in it", async () => {
    await sent("Phone");
    await sent("Laptop", "session");
    const asked = bank.seen.length;
    const listed = worked(await made.cases.cases.list());
    expect(listed.map(({ label: name, keeping }) => [name, keeping])).toEqual(expect.arrayContaining([["Phone", "keychain"], ["Laptop", "session"]]));
    expect(bank.seen).toHaveLength(asked);
    for (const { number, pin } of bank.cases.values()) {
      expect(JSON.stringify(listed)).not.toContain(number);
      expect(JSON.stringify(listed)).not.toContain(pin);
    }
  });

  it("says that the keychain is locked instead of showing an empty list", async () => {
    await sent("Phone");
    made.keychain.fault = "locked";
    expect(await made.cases.cases.list()).toEqual({ ok: false, code: "keychain-locked" });
  });

  it("shows this session's cases once the person chose to go on without the keychain", async () => {
    await sent("Laptop", "session");
    made.keychain.fault = "locked";
    expect(await made.cases.cases.list()).toEqual({ ok: false, code: "keychain-locked" });
    expect(worked(await made.cases.secrets.useSession())).toMatchObject({ using: "session", keychain: "locked" });
    expect(worked(await made.cases.cases.list()).map(({ label: name }) => name)).toEqual(["Laptop"]);
    made.keychain.fault = null;
    expect(worked(await made.cases.secrets.tryAgain())).toMatchObject({ using: "keychain", keychain: "ready" });
  });

  it("keeps what it can read when another program damaged one entry", async () => {
    const damaged = await sent("Phone");
    await sent("Laptop");
    made.keychain.texts.set(damaged.slice("case-".length), "not ours");
    expect(worked(await made.cases.cases.list()).map(({ label: name }) => name)).toEqual(["Laptop"]);
    expect(await made.cases.cases.reveal({ case: damaged })).toEqual({ ok: false, code: "keychain-changed" });
    expect(made.keychain.texts.has(damaged.slice("case-".length))).toBe(true);
    expect(worked(await made.cases.cases.unreadable())).toEqual([{ id: damaged, why: "changed" }]);
    worked(await made.cases.cases.forget({ case: damaged }));
    expect(worked(await made.cases.cases.unreadable())).toEqual([]);
  });

  it("tells an entry of a newer program from a damaged one", async () => {
    const newer = "ab".repeat(16);
    made.keychain.texts.set(newer, Buffer.from(JSON.stringify({ v: 99, kind: "case" })).toString("base64"));
    expect(worked(await made.cases.cases.unreadable())).toEqual([{ id: `case-${newer}`, why: "newer-version" }]);
    expect(worked(await made.cases.cases.list())).toEqual([]);
  });
});

describe("one case", () => {
  it("asks the bank with number and PIN in the body, never in the address", async () => {
    bank.platforms.push({
      name: "Somewhere",
      lastReadAt: "2026-01-02T03:04:05.000Z",
      feedback: [
        { value: "blocked", count: 2, lastAt: "2026-01-02T03:04:05.000Z" },
        { value: "blocked", count: 1, lastAt: "2026-01-03T03:04:05.000Z" },
      ],
    });
    const id = await sent("Phone");
    const checked = worked(await made.cases.cases.check({ case: id }));
    expect(checked.status?.platforms).toEqual([{ name: "Somewhere", read: true, feedback: [{ value: "blocked", count: 3 }] }]);
    expect(bank.seen.at(-1)?.path).toBe("/v1/cases/status");
    expect(Object.keys(JSON.parse(bank.seen.at(-1)?.body ?? "") as object)).toEqual(["caseNumber", "pin"]);
  });

  it("is still known from its last answer when the bank can't be reached", async () => {
    const id = await sent("Phone");
    await bank.close();
    expect(await made.cases.cases.check({ case: id })).toEqual({ ok: false, code: "bank-unreachable" });
    expect(worked(await made.cases.cases.list())[0]?.status?.received).toBe(3);
  });

  it("shows the latest answer even when the clock has jumped back since the one before", async () => {
    const id = await sent("Phone");
    const clocks = [Date.UTC(2031, 0, 1), Date.UTC(2026, 0, 3)] as Instant[];
    for (const now of clocks) {
      const later = room(destination(bank.address), made.keychain, { clock: () => now });
      expect(worked(await later.cases.cases.check({ case: id })).status?.checkedAt).toBe(now);
      expect(worked(await later.cases.cases.list())[0]?.status?.checkedAt).toBe(now);
    }
  });

  it("is asked about only at the bank that it was sent to", async () => {
    const id = await sent("Phone");
    const elsewhere = room(destination("https://other.example"), made.keychain);
    expect(await elsewhere.cases.cases.check({ case: id })).toEqual({ ok: false, code: "no-bank" });
  });

  it("tells when the bank does not know it", async () => {
    const id = await sent("Phone");
    (bank.cases as Map<string, unknown>).clear();
    expect(await made.cases.cases.check({ case: id })).toEqual({ ok: false, code: "case-not-recognised" });
  });

  it("takes another label, but not one in use", async () => {
    const id = await sent("Phone");
    await sent("Laptop");
    expect(worked(await made.cases.cases.rename({ case: id, label: label("Old phone") })).label).toBe("Old phone");
    expect(await made.cases.cases.rename({ case: id, label: label("LAPTOP") })).toEqual({ ok: false, code: "label-taken" });
    expect(worked(await made.cases.cases.rename({ case: id, label: label("old PHONE") })).label).toBe("old PHONE");
  });

  it("is gone from this computer when it is forgotten, and nothing is asked of the bank", async () => {
    const id = await sent("Phone");
    const asked = bank.seen.length;
    worked(await made.cases.cases.forget({ case: id }));
    expect(made.keychain.texts.size).toBe(0);
    expect(worked(await made.cases.cases.list())).toEqual([]);
    expect(bank.seen).toHaveLength(asked);
  });

  it("that nobody knows is unknown to every question", async () => {
    const nowhere = { ok: false, code: "unknown-case" };
    expect(await made.cases.cases.check({ case: unknown })).toEqual(nowhere);
    expect(await made.cases.cases.reveal({ case: unknown })).toEqual(nowhere);
    expect(await made.cases.cases.rename({ case: unknown, label: label("x") })).toEqual(nowhere);
    expect(await made.cases.cases.forget({ case: unknown })).toEqual(nowhere);
  });
});
