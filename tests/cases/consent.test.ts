/** @file What a person agrees to: shown in full before, recorded in the request, with an end; and what is deleted afterwards. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCaseRequest } from "../../src/shared/case-api.ts";
import { bankDouble, type BankDouble, type Fault } from "./doubles/bank.ts";
import { label, pdq, photos } from "./doubles/sample.ts";
import { bodies, destination, room, worked, type Room } from "./room.ts";

let bank: BankDouble;
beforeEach(async () => {
  bank = await bankDouble();
});
afterEach(() => bank.close());

const prepared = async (made: Room, assisted = false) =>
  worked(await made.cases.sending.prepare({ items: photos(3), pin: null, label: label("Phone"), keeping: "keychain", assisted }));

describe("what is agreed to", () => {
  it("is shown with the bank's name, the version of its rules and the day on which it ends", async () => {
    const draft = await prepared(room(destination(bank.address, { keepsDays: 1_826 })));
    expect(draft).toMatchObject({ bank: { name: "Test bank" }, policyVersion: "2026-01", expires: "2031-01-02" });
  });

  it("has no end that nobody named", async () => {
    expect(await prepared(room(destination(bank.address)))).not.toHaveProperty("expires");
  });

  it.each([true, false])("is recorded in the first request: day, version, that everyone was an adult, and whether somebody helped (%s)", async (assisted) => {
    const draft = await prepared(room(destination(bank.address)), assisted);
    const request = createCaseRequest.parse(JSON.parse(bodies(draft)[0] ?? "{}"));
    expect(request.consent).toEqual({ policyVersion: "2026-01", date: "2026-01-02", assisted, everyoneAdult: true });
  });

  it("can't be changed once a request may have left: the same request goes out again, whatever the bank's rules are by then", async () => {
    const made = room(destination(bank.address));
    const draft = await prepared(made, true);
    bank.faults.push(...new Array<Fault>(8).fill("lose-answer"));
    expect((await made.cases.sending.send({ draft: draft.id })).ok).toBe(false);
    bank.faults.length = 0;
    const later = room(destination(bank.address, { policyVersion: "2027-05" }), made.keychain);
    const [listed] = worked(await later.cases.cases.list());
    if (listed === undefined) throw new Error("no case");
    worked(await later.cases.cases.check({ case: listed.id }));
    expect(bank.seen.filter(({ path }) => path === "/v1/cases").map(({ body }) => body)).toEqual(
      new Array<string>(bank.seen.filter(({ path }) => path === "/v1/cases").length).fill(bodies(draft)[0] ?? ""),
    );
  });
});

describe("what was prepared", () => {
  it("is forgotten once the bank has confirmed that it arrived: nothing of it is left to be sent", async () => {
    const made = room(destination(bank.address));
    const draft = await prepared(made);
    const { summary, keys } = worked(await made.cases.sending.send({ draft: draft.id }));
    expect(summary.sending).toBe("confirmed");
    const before = bank.seen.length;
    expect(worked(await made.cases.sending.send({ draft: draft.id })).keys).toEqual(keys);
    expect(bank.seen).toHaveLength(before);
    const kept = [...made.keychain.texts.values()].map((text) => Buffer.from(text, "base64").toString("utf8")).join("");
    expect(kept).toContain(keys.pin);
    for (let index = 0; index < 3; index += 1) expect(kept).not.toContain(pdq(`photo-${String(index)}`));
    worked(await made.cases.cases.forget({ case: summary.id }));
    expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "unknown-case" });
    expect(bank.seen).toHaveLength(before);
  });
});
