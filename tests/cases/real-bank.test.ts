/** @file The cases room and the reference bank, each as it is, in one process. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBank, type Bank } from "../../bank/src/server.ts";
import type { ChosenItem } from "../../src/cases/index.ts";
import type { Quality } from "../../src/shared/model/fingerprint.ts";
import { label, pdq, photos, video } from "./doubles/sample.ts";
import { fickleKeychain } from "./doubles/store.ts";
import { destination, room, worked } from "./room.ts";

let bank: Bank;
beforeAll(async () => {
  bank = await startBank({ scrypt: { logN: 12, r: 8, p: 1 } });
});
afterAll(() => bank.close());

const casesAtBank = async () => (await bank.db.selectFrom("bank_case").selectAll().execute()).length;

describe("a case at the reference bank", () => {
  it("is made, delivered in parts, checked, and found again after a restart", async () => {
    const made = room(destination(bank.address, { limits: { fingerprintsPerPart: 100, fingerprintsPerCase: 10_000 } }));
    const draft = worked(
      await made.cases.sending.prepare({ items: [...photos(250), video("v")], pin: null, label: label("Phone"), keeping: "keychain", assisted: true }),
    );
    const { summary, keys } = worked(await made.cases.sending.send({ draft: draft.id }));
    expect(summary).toMatchObject({ sending: "confirmed", delivered: 251 });
    expect(keys.caseNumber).not.toBeNull();

    const later = room(destination(bank.address), made.keychain);
    const [listed] = worked(await later.cases.cases.list());
    expect(listed).toMatchObject({ label: "Phone", sending: "confirmed" });
    if (listed === undefined) return;
    const checked = worked(await later.cases.cases.check({ case: listed.id }));
    expect(checked.status).toMatchObject({ received: 251 });
    expect(worked(await later.cases.cases.reveal({ case: listed.id }))).toEqual(keys);
  });

  it("takes a video's frames where the bank takes them, in parts that it can read", async () => {
    const frames = (seed: string) =>
      Array.from({ length: 3_000 }, (_, frame) => ({ frame, timestamp: frame, quality: 90 as Quality, value: pdq(`${seed}${String(frame)}`) }));
    const clips = ["a", "b", "c"].map((seed): ChosenItem => ({ kind: "video", fingerprints: [{ type: "vpdq", variant: "upright", frames: frames(seed) }] }));
    const made = room(destination(bank.address, { accepts: ["pdq", "video_md5", "vpdq"] }));
    const draft = worked(await made.cases.sending.prepare({ items: clips, pin: null, label: label("Clips"), keeping: "keychain", assisted: false }));
    // Each of them fills a part: 3,000 frames are more than half a part's bytes.
    expect(draft.requests).toHaveLength(4);
    expect(worked(await made.cases.sending.send({ draft: draft.id })).summary).toMatchObject({ sending: "confirmed", delivered: 3, counts: { videos: 3 } });
  });

  it("keeps the PIN only as a slow salted hash", async () => {
    const made = room(destination(bank.address));
    const draft = worked(await made.cases.sending.prepare({ items: photos(1, "pin"), pin: null, label: label("Pin"), keeping: "keychain", assisted: false }));
    const { keys } = worked(await made.cases.sending.send({ draft: draft.id }));
    const rows = JSON.stringify(await bank.db.selectFrom("bank_case").selectAll().execute());
    expect(rows).toContain(keys.caseNumber);
    expect(rows).not.toContain(keys.pin);
  });

  it("stays one case when two programs that share a keychain ask for it at once", async () => {
    const before = await casesAtBank();
    const keychain = fickleKeychain();
    const one = room(destination(bank.address), keychain);
    const draft = worked(await one.cases.sending.prepare({ items: photos(5, "two"), pin: null, label: label("Two"), keeping: "keychain", assisted: false }));
    const sending = one.cases.sending.send({ draft: draft.id });
    const other = room(destination(bank.address), keychain);
    let checks = 0;
    for (;;) {
      const [listed] = worked(await other.cases.cases.list());
      if (listed !== undefined && listed.sending !== "drafted") {
        const checked = await other.cases.cases.check({ case: listed.id });
        checks += 1;
        if (checked.ok && checked.value.sending === "confirmed") break;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const { keys } = worked(await sending);
    expect(checks).toBeGreaterThan(0);
    expect(await casesAtBank()).toBe(before + 1);
    const [listed] = worked(await other.cases.cases.list());
    expect(listed && worked(await other.cases.cases.reveal({ case: listed.id }))).toEqual(keys);
  });

  it("is not shown to somebody with another PIN", async () => {
    const made = room(destination(bank.address));
    const draft = worked(await made.cases.sending.prepare({ items: photos(1, "other"), pin: null, label: label("Other"), keeping: "keychain", assisted: false }));
    worked(await made.cases.sending.send({ draft: draft.id }));
    const [[name, text] = ["", ""]] = [...made.keychain.texts];
    const entry = JSON.parse(Buffer.from(text, "base64").toString("utf8")) as Record<string, unknown>;
    made.keychain.texts.set(name, Buffer.from(JSON.stringify({ ...entry, pin: "48205930" })).toString("base64"));
    const [listed] = worked(await made.cases.cases.list());
    expect(listed && (await made.cases.cases.check({ case: listed.id }))).toEqual({ ok: false, code: "case-not-recognised" });
  });
});
