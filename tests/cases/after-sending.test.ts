/** @file What can be done with a case once it was sent: add to it, withdraw it, keep cases of other services beside it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChosenItem } from "../../src/cases/index.ts";
import type { CaseId, Instant } from "../../src/shared/model/brand.ts";
import type { ElsewhereService } from "../../src/shared/model/case.ts";
import { bankDouble, type BankDouble, type Fault } from "./doubles/bank.ts";
import { label, photos, video } from "./doubles/sample.ts";
import { destination, room, START, worked, type Room } from "./room.ts";

let bank: BankDouble;
let made: Room;
const inParts = () => destination(bank.address, { limits: { fingerprintsPerPart: 10, fingerprintsPerCase: 60 } });
beforeEach(async () => {
  bank = await bankDouble();
  made = room(inParts());
});
afterEach(() => bank.close());

const sent = async (items: readonly ChosenItem[] = photos(25)): Promise<CaseId> => {
  const draft = worked(await made.cases.sending.prepare({ items, pin: null, label: label("Phone"), keeping: "keychain", assisted: false }));
  return worked(await made.cases.sending.send({ draft: draft.id })).summary.id;
};
const added = async (id: CaseId, items: readonly ChosenItem[], by = made) => {
  const draft = worked(await by.cases.sending.prepareMore({ case: id, items }));
  return { draft, outcome: await by.cases.sending.send({ draft: draft.id }) };
};
const held = () => [...bank.cases.values()][0];

describe("adding to a case", () => {
  it("sends the further fingerprints under the same number and PIN, as they were shown", async () => {
    const id = await sent();
    const keys = worked(await made.cases.cases.reveal({ case: id }));
    const before = bank.seen.length;
    const { draft, outcome } = await added(id, [...photos(12, "more"), video("v")]);
    expect(worked(outcome)).toMatchObject({
      keys,
      summary: { id, sending: "confirmed", delivered: 38, counts: { photos: 37, videos: 1, fingerprints: 38 } },
    });
    expect(bank.seen.slice(before).map(({ body }) => body)).toEqual(draft.requests.map(({ body }) => body));
    expect(bank.cases.size).toBe(1);
    expect(held()?.values.size).toBe(38);
  });

  it("changes nothing when the same files are chosen again", async () => {
    const id = await sent();
    expect(worked((await added(id, photos(25))).outcome).summary).toMatchObject({ counts: { photos: 25, fingerprints: 25 }, delivered: 25 });
    expect(held()?.received).toBe(25);
  });

  it("completes a case that was cut off, with the same files chosen again after a restart", async () => {
    const draft = worked(await made.cases.sending.prepare({ items: photos(25), pin: null, label: label("Phone"), keeping: "keychain", assisted: false }));
    bank.faults.push(null, null, ...new Array<Fault>(6).fill("drop"));
    expect((await made.cases.sending.send({ draft: draft.id })).ok).toBe(false);
    bank.faults.length = 0;

    const later = room(inParts(), made.keychain);
    const [listed] = worked(await later.cases.cases.list());
    expect(listed).toMatchObject({ sending: "sent", delivered: 10 });
    const { outcome } = await added(listed?.id ?? ("" as CaseId), photos(25), later);
    expect(worked(outcome).summary).toMatchObject({ sending: "confirmed", delivered: 25, counts: { photos: 25, fingerprints: 25 } });
    expect([held()?.values.size, held()?.received]).toEqual([25, 25]);
  });

  it("sends a case that was saved and never sent, with the key and PIN that were saved", async () => {
    const draft = worked(await made.cases.sending.prepare({ items: photos(25), pin: null, label: label("Phone"), keeping: "keychain", assisted: false }));
    made.keychain.fault = "locked";
    made.keychain.faultFromWrite = 2;
    expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "keychain-locked" });
    made.keychain.fault = null;
    const later = room(inParts(), made.keychain);
    const [listed] = worked(await later.cases.cases.list());
    const id = listed?.id ?? ("" as CaseId);
    expect([listed?.sending, bank.seen.length]).toEqual(["drafted", 0]);
    expect(await later.cases.cases.check({ case: id })).toEqual({ ok: false, code: "case-not-sent" });
    const { pin } = worked(await later.cases.cases.reveal({ case: id }));
    const { outcome } = await added(id, photos(12), later);
    expect(worked(outcome)).toMatchObject({ summary: { id, sending: "confirmed", delivered: 12, counts: { photos: 12 } }, keys: { pin } });
    expect(bank.cases.size).toBe(1);
    expect(held()?.expected).toBe(12);
  });

  it("goes on where it stopped, and is shown as unfinished until then", async () => {
    const id = await sent();
    const draft = worked(await made.cases.sending.prepareMore({ case: id, items: photos(20, "more") }));
    bank.faults.push(null, ...new Array<Fault>(6).fill("lose-answer"));
    expect((await made.cases.sending.send({ draft: draft.id })).ok).toBe(false);
    expect(worked(await made.cases.cases.list())[0]).toMatchObject({ sending: "sent", delivered: 35, counts: { fingerprints: 45 } });
    expect(worked(await made.cases.sending.send({ draft: draft.id })).summary).toMatchObject({ sending: "confirmed", delivered: 45 });
    expect(held()?.received).toBe(45);
  });

  it("is refused beyond the bank's limit, for a case without a number, and for a withdrawn one", async () => {
    const id = await sent();
    expect(await made.cases.sending.prepareMore({ case: id, items: photos(36, "more") })).toEqual({ ok: false, code: "bank-limit" });
    expect(await made.cases.sending.prepareMore({ case: id, items: [] })).toEqual({ ok: false, code: "nothing-to-send" });
    const draft = worked(await made.cases.sending.prepareMore({ case: id, items: photos(1, "more") }));
    worked(await made.cases.cases.withdraw({ case: id }));
    expect(await made.cases.sending.prepareMore({ case: id, items: photos(1, "more") })).toEqual({ ok: false, code: "case-withdrawn" });
    expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "case-withdrawn" });
    const unsent = worked(await made.cases.sending.prepare({ items: photos(1), pin: null, label: label("b"), keeping: "keychain", assisted: false }));
    bank.faults.push(...new Array<Fault>(6).fill("drop"));
    await made.cases.sending.send({ draft: unsent.id });
    const [listed] = worked(await made.cases.cases.list()).filter(({ label: name }) => name === "b");
    expect(await made.cases.sending.prepareMore({ case: listed?.id ?? id, items: photos(1) })).toEqual({ ok: false, code: "case-not-sent" });
  });
});

describe("withdrawing", () => {
  it("is asked, then confirmed", async () => {
    const id = await sent();
    bank.faults.push("drop");
    expect(await made.cases.cases.withdraw({ case: id })).toEqual({ ok: false, code: "bank-unreachable" });
    expect(worked(await made.cases.cases.list())[0]?.withdrawal).toEqual({ askedAt: START, confirmedAt: null });
    const later = room(inParts(), made.keychain, { clock: () => (START + 1_000) as Instant });
    expect(worked(await later.cases.cases.withdraw({ case: id }))).toMatchObject({
      status: { status: "withdrawn" },
      withdrawal: { askedAt: START, confirmedAt: START + 1_000 },
    });
    expect(bank.seen.at(-1)?.path).toBe("/v1/cases/withdraw");
  });

  it("that arrived while its answer was lost is confirmed by the next check", async () => {
    const id = await sent();
    bank.faults.push("lose-answer");
    await made.cases.cases.withdraw({ case: id });
    expect(worked(await made.cases.cases.check({ case: id })).withdrawal).toEqual({ askedAt: START, confirmedAt: START });
  });

  it("asks nothing of the bank while the keychain can't keep that it was asked", async () => {
    const id = await sent();
    const before = bank.seen.length;
    made.keychain.fault = "locked";
    expect(await made.cases.cases.withdraw({ case: id })).toEqual({ ok: false, code: "keychain-locked" });
    expect(bank.seen).toHaveLength(before);
  });
});

describe("cases of other services", () => {
  const note = (service: ElsewhereService, name: string, keys: { number: string | null; pin: string | null }) =>
    made.cases.cases.noteElsewhere({ service, label: label(name), keys, note: "Made at home", keeping: "keychain" });

  it("stand beside our own, their number and PIN shown only when asked for", async () => {
    await sent();
    const noted = worked(await note("stopncii", "At StopNCII", { number: "123 456 789", pin: "secret pin" }));
    worked(await note("report-remove", "At Report Remove", { number: null, pin: null }));
    const listed = worked(await made.cases.cases.elsewhere());
    expect(listed).toHaveLength(2);
    expect(listed.find(({ id }) => id === noted.id)).toEqual({
      id: noted.id, service: "stopncii", label: "At StopNCII", createdAt: START, keeping: "keychain", hasNumber: true, hasPin: true, note: "Made at home",
    });
    expect(worked(await made.cases.cases.revealElsewhere({ case: noted.id }))).toEqual({ number: "123 456 789", pin: "secret pin" });
    expect(worked(await made.cases.cases.list())).toHaveLength(1);
  });

  it("share the labels with ours and are forgotten like ours", async () => {
    await sent();
    expect(await note("other", "phone", { number: null, pin: null })).toEqual({ ok: false, code: "label-taken" });
    const { id } = worked(await note("take-it-down", "There", { number: null, pin: null }));
    worked(await made.cases.cases.forget({ case: id }));
    expect(worked(await made.cases.cases.elsewhere())).toEqual([]);
  });

  it("are never asked about at our bank", async () => {
    const { id } = worked(await note("stopncii", "There", { number: "1", pin: "2" }));
    expect(await made.cases.cases.check({ case: id })).toEqual({ ok: false, code: "unknown-case" });
    expect(await made.cases.cases.withdraw({ case: id })).toEqual({ ok: false, code: "unknown-case" });
    expect(bank.seen).toHaveLength(0);
  });

  it("fit into an entry at their longest, in any script", async () => {
    const outcome = await made.cases.cases.noteElsewhere({
      service: "other", label: label("漢".repeat(80)), keys: { number: "漢".repeat(100), pin: "漢".repeat(100) }, note: "漢".repeat(200), keeping: "keychain",
    });
    expect(outcome.ok).toBe(true);
  });
});

describe("a case from a printed sheet", () => {
  it("is found with its number and PIN on another computer, and can be checked and withdrawn there", async () => {
    const id = await sent();
    const keys = worked(await made.cases.cases.reveal({ case: id }));
    if (keys.caseNumber === null) throw new Error("no number");
    const elsewhere = room(inParts());
    const wanted = { caseNumber: keys.caseNumber, pin: keys.pin, label: label("From paper"), keeping: "keychain" } as const;
    const adopted = worked(await elsewhere.cases.cases.adopt(wanted));
    expect(adopted).toMatchObject({ label: "From paper", sending: "confirmed", delivered: 25, counts: { photos: 0, videos: 0, fingerprints: 25 } });
    expect(worked(await elsewhere.cases.cases.reveal({ case: adopted.id }))).toEqual(keys);
    expect(worked(await elsewhere.cases.cases.adopt({ ...wanted, label: label("Again") })).id).toBe(adopted.id);
    expect(worked((await added(adopted.id, photos(2, "more"), elsewhere)).outcome).summary.delivered).toBe(27);
    expect(worked(await elsewhere.cases.cases.withdraw({ case: adopted.id })).withdrawal?.confirmedAt).toBe(START);
  });

  it("is not kept when the bank does not know it", async () => {
    const id = await sent();
    const keys = worked(await made.cases.cases.reveal({ case: id }));
    const elsewhere = room(inParts());
    const outcome = await elsewhere.cases.cases.adopt({ caseNumber: keys.caseNumber ?? ("" as never), pin: "48205930" as typeof keys.pin, label: label("x"), keeping: "keychain" });
    expect(outcome).toEqual({ ok: false, code: "case-not-recognised" });
    expect(elsewhere.keychain.texts.size).toBe(0);
  });
});
