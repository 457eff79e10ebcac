import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CASE_NUMBER_TO_COME, type ChosenItem } from "../../src/cases/index.ts";
import type { CaseId } from "../../src/shared/model/brand.ts";
import { bankDouble, type BankDouble, type Fault } from "./doubles/bank.ts";
import { label, photo, photos, video } from "./doubles/sample.ts";
import { bodies, destination, room, worked, type Room } from "./room.ts";

let bank: BankDouble;
beforeEach(async () => {
  bank = await bankDouble();
});
afterEach(() => bank.close());

const inParts = () => destination(bank.address, { limits: { fingerprintsPerPart: 10, fingerprintsPerCase: 1_000 } });

const prepared = async (made: Room, items: readonly ChosenItem[] = photos(25), name = "Phone") =>
  worked(await made.cases.sending.prepare({ items, pin: null, label: label(name), keeping: "keychain", assisted: false }));

const entries = (made: Room) => [...made.keychain.texts.values()].map((text) => Buffer.from(text, "base64").toString("utf8"));

describe("preparing", () => {
  it("keeps nothing and connects to nothing", async () => {
    const made = room(inParts());
    await prepared(made);
    expect(bank.seen).toHaveLength(0);
    expect(made.keychain.texts.size).toBe(0);
  });

  it.each([
    ["no bank is set up", { bank: null }, "no-bank"],
    ["the bank's address is neither https nor this machine", { bank: "http://bank.example" }, "no-bank"],
    ["the bank's address carries a name and password", { bank: "https://a:b@bank.example" }, "no-bank"],
  ] as const)("refuses when %s", async (_, { bank: address }, code) => {
    const made = room(address === null ? null : destination(address));
    const outcome = await made.cases.sending.prepare({ items: photos(1), pin: null, label: label("a"), keeping: "keychain", assisted: false });
    expect(outcome).toEqual({ ok: false, code });
  });

  it("refuses when nothing usable was chosen, when it is too much, and when the PIN is weak", async () => {
    const made = room(destination(bank.address, { limits: { fingerprintsPerPart: 10, fingerprintsPerCase: 20 } }));
    const with_ = (items: readonly ChosenItem[], pin: string | null) =>
      made.cases.sending.prepare({ items, pin, label: label("a"), keeping: "keychain", assisted: false });
    expect(await with_([], null)).toEqual({ ok: false, code: "nothing-to-send" });
    expect(await with_([photo("blank", 10)], null)).toEqual({ ok: false, code: "nothing-to-send" });
    expect(await with_(photos(21), null)).toEqual({ ok: false, code: "bank-limit" });
    expect(await with_(photos(1), "12345")).toEqual({ ok: false, code: "pin-too-short" });
    expect(await with_(photos(1), "123456")).toEqual({ ok: false, code: "pin-too-simple" });
  });

  it("tells of a locked keychain before anything was sent", async () => {
    const made = room(inParts());
    made.keychain.fault = "locked";
    const outcome = await made.cases.sending.prepare({ items: photos(1), pin: null, label: label("a"), keeping: "keychain", assisted: false });
    expect(outcome).toEqual({ ok: false, code: "keychain-locked" });
  });

  it("does not give two cases one label, in whatever capitals", async () => {
    const made = room(inParts());
    const first = await prepared(made, photos(1), "My Phone");
    worked(await made.cases.sending.send({ draft: first.id }));
    const again = await made.cases.sending.prepare({ items: photos(1), pin: null, label: label("my phone "), keeping: "keychain", assisted: false });
    expect(again).toEqual({ ok: false, code: "label-taken" });
  });
});

describe("sending", () => {
  it("ends with a case number and PIN, and the bank has every fingerprint once", async () => {
    const made = room(inParts());
    const draft = await prepared(made, [...photos(25), video("v"), photo("photo-3")]);
    const { summary, keys } = worked(await made.cases.sending.send({ draft: draft.id }));
    const [held] = [...bank.cases.values()];
    expect(bank.cases.size).toBe(1);
    expect(keys).toEqual({ caseNumber: held?.number, pin: held?.pin });
    expect(held?.values.size).toBe(26);
    expect(summary).toMatchObject({ label: "Phone", sending: "confirmed", delivered: 26, counts: { photos: 26, videos: 1, fingerprints: 26 } });
    expect(made.progress.map(({ state }) => state)).toEqual(["saving", "creating", "delivering", "delivering", "delivering", "confirmed"]);
  });

  it("sends exactly the bytes that were shown, the case number put in its one place", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    const { keys } = worked(await made.cases.sending.send({ draft: draft.id }));
    expect(bank.seen.map(({ path }) => path)).toEqual(draft.requests.map(({ path }) => path));
    expect(bank.seen.map(({ body }) => body)).toEqual(bodies(draft).map((body) => body.replace(CASE_NUMBER_TO_COME, keys.caseNumber ?? "")));
    for (const body of bodies(draft).slice(1)) expect(body.split(CASE_NUMBER_TO_COME)).toHaveLength(2);
    expect(bodies(draft)[0]).not.toContain(CASE_NUMBER_TO_COME);
  });

  it("puts the number in the right place even when the PIN looks like one to come", async () => {
    const made = room(inParts());
    const pin = `${CASE_NUMBER_TO_COME}$&a1`;
    const draft = worked(await made.cases.sending.prepare({ items: photos(3), pin, label: label("a"), keeping: "keychain", assisted: true }));
    const { keys } = worked(await made.cases.sending.send({ draft: draft.id }));
    expect(keys.pin).toBe(pin);
  });

  it("sends fingerprints and nothing else: no header or field that tells of the file, the machine or the person", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    worked(await made.cases.sending.send({ draft: draft.id }));
    for (const { headers } of bank.seen) {
      expect(Object.keys(headers).sort()).toEqual(["accept", "connection", "content-length", "content-type", "host"]);
    }
    const [first, ...parts] = bodies(draft).map((body) => JSON.parse(body) as Record<string, unknown>);
    expect(Object.keys(first ?? {})).toEqual(["idempotencyKey", "pin", "consent", "expected"]);
    for (const part of parts) {
      expect(Object.keys(part)).toEqual(["caseNumber", "pin", "partKey", "fingerprints"]);
      for (const fingerprint of part["fingerprints"] as object[]) expect(Object.keys(fingerprint)).toEqual(["type", "value"]);
    }
  });

  it("saves key and PIN before the first request", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    made.keychain.fault = "locked";
    expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "keychain-locked" });
    expect(bank.seen).toHaveLength(0);
    made.keychain.fault = null;
    expect(worked(await made.cases.sending.send({ draft: draft.id })).summary.sending).toBe("confirmed");
  });

  it.each(["locked", "missing", "denied", "full", "failed"] as const)("goes on where it stopped when the keychain is %s in the middle", async (fault) => {
    for (const write of [2, 3, 4]) {
      const bankHere = await bankDouble();
      const made = room(destination(bankHere.address, { limits: { fingerprintsPerPart: 10, fingerprintsPerCase: 1_000 } }));
      const draft = await prepared(made);
      made.keychain.fault = fault;
      made.keychain.faultFromWrite = write;
      expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: `keychain-${fault}` });
      made.keychain.fault = null;
      const { keys } = worked(await made.cases.sending.send({ draft: draft.id }));
      expect(bankHere.cases.size).toBe(1);
      expect([...bankHere.cases.values()][0]).toMatchObject({ number: keys.caseNumber, pin: keys.pin });
      await bankHere.close();
    }
  });

  it("waits longer each time while the bank is down, then gives the choice back", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    bank.faults.push(...new Array<Fault>(6).fill("refuse"));
    expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "bank-failing" });
    expect(made.waits).toHaveLength(5);
    for (const [index, base] of [500, 1_000, 2_000, 4_000, 8_000].entries()) {
      expect(made.waits[index]).toBeGreaterThanOrEqual(base);
      expect(made.waits[index]).toBeLessThanOrEqual(base * 1.5);
    }
    expect(worked(await made.cases.cases.list())[0]?.sending).toBe("sending");
    expect(worked(await made.cases.sending.send({ draft: draft.id })).summary.sending).toBe("confirmed");
    expect(bank.cases.size).toBe(1);
  });

  it.each([
    ["lose-answer", "bank-unreachable"], ["drop", "bank-unreachable"], ["refuse", "bank-failing"], ["garbage", "bank-answer-unreadable"],
    ["redirect", "bank-answer-unreadable"], ["huge", "bank-answer-unreadable"], ["busy", "bank-busy"], ["limit", "bank-limit"],
  ] as const)("survives %s at every request, and makes one case of it", async (fault, code) => {
    for (let at = 0; at < 4; at += 1) {
      const bankHere = await bankDouble();
      const made = room(destination(bankHere.address, { limits: { fingerprintsPerPart: 10, fingerprintsPerCase: 1_000 } }));
      const draft = await prepared(made);
      bankHere.faults.push(...new Array<null>(at).fill(null), ...new Array<Fault>(6).fill(fault));
      expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code });
      bankHere.faults.length = 0;
      const { keys } = worked(await made.cases.sending.send({ draft: draft.id }));
      expect(bankHere.cases.size).toBe(1);
      const [held] = [...bankHere.cases.values()];
      expect(held).toMatchObject({ number: keys.caseNumber, pin: keys.pin });
      expect([held?.values.size, held?.parts.size]).toEqual([25, 3]);
      await bankHere.close();
    }
  });

  it("sends a part again, not all of them", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    bank.faults.push(null, null, "refuse");
    worked(await made.cases.sending.send({ draft: draft.id }));
    expect(bank.seen).toHaveLength(5);
    expect(bank.seen[3]?.body).toBe(bank.seen[2]?.body);
  });

  it("does not believe an answer about another case", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    bank.faults.push(null, "wrong-case");
    const { keys } = worked(await made.cases.sending.send({ draft: draft.id }));
    expect(keys.caseNumber).toMatch(/^AAAA/);
  });

  it("sends a draft once, however often Send is pressed", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    const outcomes = await Promise.all([1, 2, 3].map(() => made.cases.sending.send({ draft: draft.id })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === "already-sending")).toHaveLength(2);
    const again = worked(await made.cases.sending.send({ draft: draft.id }));
    expect(again.keys.caseNumber).toBe([...bank.cases.values()][0]?.number);
    expect(bank.seen).toHaveLength(4);
  });

  it("forgets a draft that is discarded, and everything when it closes", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    worked(await made.cases.sending.discard({ draft: draft.id }));
    expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "unknown-draft" });
    const other = await prepared(made);
    made.cases.close();
    expect(await made.cases.sending.send({ draft: other.id })).toEqual({ ok: false, code: "unknown-draft" });
  });
});

describe("after a restart", () => {
  it("a case whose answer was lost finds its number, without its fingerprints", async () => {
    const made = room(inParts());
    const draft = await prepared(made);
    bank.faults.push(...new Array<Fault>(6).fill("lose-answer"));
    await made.cases.sending.send({ draft: draft.id });
    expect(entries(made)[0]).toContain('"number":null');

    const later = room(inParts(), made.keychain);
    const [listed] = worked(await later.cases.cases.list());
    expect(listed).toMatchObject({ label: "Phone", sending: "sending" });
    const checked = worked(await later.cases.cases.check({ case: listed?.id ?? ("" as CaseId) }));
    expect(checked.sending).toBe("sent");
    expect(worked(await later.cases.cases.reveal({ case: checked.id }))).toEqual({
      caseNumber: [...bank.cases.values()][0]?.number,
      pin: [...bank.cases.values()][0]?.pin,
    });
    expect(bank.cases.size).toBe(1);
  });

  it("a case that arrived whole is found confirmed, even when the program never heard so", async () => {
    const made = room(destination(bank.address));
    const draft = await prepared(made);
    bank.faults.push(null, ...new Array<Fault>(6).fill("lose-answer"));
    await made.cases.sending.send({ draft: draft.id });
    const later = room(destination(bank.address), made.keychain);
    const [listed] = worked(await later.cases.cases.list());
    expect(listed?.sending).toBe("sent");
    expect(worked(await later.cases.cases.check({ case: listed?.id ?? ("" as CaseId) }))).toMatchObject({ sending: "confirmed", delivered: 25 });
  });
});
