/** @file The reference bank behind a connection that loses, repeats, delays and garbles. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultLimits } from "../../bank/src/options.ts";
import { startBank, type Bank } from "../../bank/src/server.ts";
import { startFaultyProxy, type FaultyProxy } from "../fixtures/faulty-proxy.ts";
import { label, photos } from "./doubles/sample.ts";
import { faultPlan, seeded } from "./faults.ts";
import { destination, room, worked } from "./room.ts";

let bank: Bank;
let proxy: FaultyProxy;
beforeAll(async () => {
  bank = await startBank({ scrypt: { logN: 10, r: 8, p: 1 }, limits: { ...defaultLimits, casesPerAddress: 10_000 } });
  proxy = await startFaultyProxy({ target: bank.address });
});
afterAll(async () => {
  await proxy.close();
  await bank.close();
});

const casesAtBank = () => bank.db.selectFrom("bank_case").selectAll().execute();
const inParts = () => destination(proxy.address, { limits: { fingerprintsPerPart: 10, fingerprintsPerCase: 1_000 } });

describe("sending over a faulty connection", () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))("makes exactly one whole case of it (seed %i)", async (seed) => {
    const before = (await casesAtBank()).length;
    const draw = seeded(`faulty ${String(seed)}`);
    proxy.follow(faultPlan(draw, 30));
    const made = room(inParts());
    const draft = worked(
      await made.cases.sending.prepare({ items: photos(25, `faulty-${String(seed)}`), pin: null, label: label("Phone"), keeping: "keychain", assisted: false }),
    );
    let sent = await made.cases.sending.send({ draft: draft.id });
    for (let press = 0; press < 10 && !sent.ok; press += 1) sent = await made.cases.sending.send({ draft: draft.id });
    const { summary, keys } = worked(sent);
    expect(summary).toMatchObject({ sending: "confirmed", delivered: 25 });
    proxy.follow([]);
    const rows = (await casesAtBank()).slice(before);
    expect(rows.map(({ number, received }) => ({ number, received }))).toEqual([{ number: keys.caseNumber, received: 25 }]);
    expect(worked(await made.cases.cases.check({ case: summary.id })).status?.received).toBe(25);
  });

  it("gives up on a bank that never answers, says so, and goes on when it does", async () => {
    const made = room(inParts(), undefined, { bankTimeout: 150 });
    const draft = worked(await made.cases.sending.prepare({ items: photos(5, "hang"), pin: null, label: label("Phone"), keeping: "keychain", assisted: false }));
    proxy.follow(() => ({ kind: "hang" }));
    expect(await made.cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "bank-timeout" });
    proxy.follow([]);
    const patient = room(inParts(), made.keychain);
    const [listed] = worked(await patient.cases.cases.list());
    expect(listed && worked(await patient.cases.cases.check({ case: listed.id })).sending).toBe("sent");
  });
});
