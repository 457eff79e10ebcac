/** @file What other programs, clocks and a confused bank do while something is under way: one case, nothing lost, a code with a sentence. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sessionStore, type SecretStore } from "../../src/cases/index.ts";
import type { Instant } from "../../src/shared/model/brand.ts";
import english from "../../src/shared/messages/en/errors.json" with { type: "json" };
import { bankDouble, type BankDouble, type Fault } from "./doubles/bank.ts";
import { label, photos } from "./doubles/sample.ts";
import { fickleKeychain, type FickleStore } from "./doubles/store.ts";
import { destination, room, START, worked } from "./room.ts";

let bank: BankDouble;
let keychain: FickleStore;
beforeEach(async () => {
  bank = await bankDouble();
  keychain = fickleKeychain();
});
afterEach(() => bank.close());

const inParts = () => destination(bank.address, { limits: { fingerprintsPerPart: 10, fingerprintsPerCase: 1_000 } });

/** The keychain, in which another program does something right after the n-th time that ours has written. */
const meddledWith = (after: number, meddle: (texts: Map<string, string>) => void): SecretStore => {
  let writes = 0;
  return {
    ...keychain,
    write: async (name, text) => {
      const written = await keychain.write(name, text);
      writes += 1;
      if (writes === after) meddle(keychain.texts);
      return written;
    },
  };
};
const inKeychain = (store: SecretStore) => room(inParts(), keychain, { stores: { keychain: store, session: sessionStore() } }).cases;
const prepared = async (cases: ReturnType<typeof inKeychain>) =>
  worked(await cases.sending.prepare({ items: photos(25), pin: null, label: label("Phone"), keeping: "keychain", assisted: false }));

describe("another program that meddles while a case is sent", () => {
  it.each([1, 2, 3, 4])("and removes the entry after write %i loses nothing: it is written again", async (after) => {
    const cases = inKeychain(meddledWith(after, (texts) => texts.clear()));
    const draft = await prepared(cases);
    const first = await cases.sending.send({ draft: draft.id });
    const { keys } = worked(first.ok ? first : await cases.sending.send({ draft: draft.id }));
    expect([...bank.cases.values()]).toMatchObject([{ number: keys.caseNumber, pin: keys.pin }]);
    const [listed] = worked(await cases.cases.list());
    expect(listed && worked(await cases.cases.reveal({ case: listed.id }))).toEqual(keys);
  });

  it.each([1, 2, 3, 4])("and damages the entry after write %i is told of; without the damage the same case goes on", async (after) => {
    const cases = inKeychain(
      meddledWith(after, (texts) => {
        for (const name of texts.keys()) texts.set(name, "not ours");
      }),
    );
    const draft = await prepared(cases);
    expect(await cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "keychain-changed" });
    const [damaged] = worked(await cases.cases.unreadable());
    if (damaged === undefined) throw new Error("the damage is not shown");
    worked(await cases.cases.forget({ case: damaged.id }));
    const { keys } = worked(await cases.sending.send({ draft: draft.id }));
    expect([...bank.cases.values()]).toMatchObject([{ number: keys.caseNumber, pin: keys.pin }]);
  });
});

describe("the person who removes a case while it is being sent", () => {
  it("is told to wait, because the next step would bring it back; afterwards it goes and stays gone", async () => {
    const cases = inKeychain(keychain);
    const draft = await prepared(cases);
    const sending = cases.sending.send({ draft: draft.id });
    while (bank.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const [listed] = worked(await cases.cases.list());
    if (listed === undefined) throw new Error("no case");
    expect(await cases.cases.forget({ case: listed.id })).toEqual({ ok: false, code: "already-sending" });
    worked(await sending);
    worked(await cases.cases.forget({ case: listed.id }));
    expect([...keychain.texts]).toEqual([]);
  });
});

describe("a keychain that is full", () => {
  it("keeps nothing new, says so before anything leaves, and keeps what it has", async () => {
    const cases = inKeychain(keychain);
    const draft = await prepared(cases);
    keychain.fault = "full";
    expect(await cases.sending.send({ draft: draft.id })).toEqual({ ok: false, code: "keychain-full" });
    expect(bank.seen).toHaveLength(0);
  });
});

describe("a clock that jumps", () => {
  it("anywhere, at any moment, makes no second case and loses neither number nor PIN", async () => {
    const jumps = fc.array(fc.integer({ min: -4_000_000_000_000, max: 4_000_000_000_000 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(jumps, async (leaps) => {
        const here = await bankDouble();
        let asked = 0;
        const made = room(destination(here.address), fickleKeychain(), { clock: () => (START + (leaps[asked++ % leaps.length] ?? 0)) as Instant });
        const draft = worked(await made.cases.sending.prepare({ items: photos(3), pin: null, label: label("Phone"), keeping: "keychain", assisted: false }));
        const { summary, keys } = worked(await made.cases.sending.send({ draft: draft.id }));
        expect(worked(await made.cases.cases.check({ case: summary.id })).sending).toBe("confirmed");
        expect(worked(await made.cases.cases.withdraw({ case: summary.id })).withdrawal?.confirmedAt).not.toBeNull();
        expect(worked(await made.cases.cases.list())).toHaveLength(1);
        expect(worked(await made.cases.cases.reveal({ case: summary.id }))).toEqual(keys);
        expect(here.cases.size).toBe(1);
        await here.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe("a bank whose answer breaks its schema", () => {
  it.each<Fault>(["garbage", "redirect", "huge", "wrong-case"])("(%s) changes nothing of what is known of a case", async (fault) => {
    const made = room(inParts(), keychain);
    const draft = worked(await made.cases.sending.prepare({ items: photos(3), pin: null, label: label("Phone"), keeping: "keychain", assisted: false }));
    const { summary } = worked(await made.cases.sending.send({ draft: draft.id }));
    const before = worked(await made.cases.cases.list());
    bank.faults.push(fault);
    expect(await made.cases.cases.check({ case: summary.id })).toEqual({ ok: false, code: "bank-answer-unreadable" });
    expect(worked(await made.cases.cases.list())).toEqual(before);
    bank.faults.push(fault);
    expect(await made.cases.cases.withdraw({ case: summary.id })).toEqual({ ok: false, code: "bank-answer-unreadable" });
    // That it was asked is kept, and nothing says that it was done.
    expect(worked(await made.cases.cases.list())[0]?.withdrawal).toMatchObject({ confirmedAt: null });
  });
});

describe("the end of the program", () => {
  it("takes what was kept for this session out of memory, and leaves the keychain as it is", async () => {
    const session = sessionStore();
    const made = room(inParts(), keychain, { stores: { keychain, session } });
    for (const keeping of ["session", "keychain"] as const) {
      const draft = worked(await made.cases.sending.prepare({ items: photos(3, keeping), pin: null, label: label(keeping), keeping, assisted: false }));
      worked(await made.cases.sending.send({ draft: draft.id }));
    }
    const before = new Map(keychain.texts);
    made.cases.close();
    await expect.poll(() => session.entries()).toEqual({ ok: true, value: new Map() });
    expect(keychain.texts).toEqual(before);
    expect(before.size).toBe(1);
  });
});

it("has a sentence and a next step for each of them", () => {
  for (const code of ["keychain-changed", "keychain-full", "keychain-locked", "bank-answer-unreadable", "too-many-tries"] as const) {
    expect(english[code].what).not.toBe("");
    expect(english[code].next).not.toBe("");
  }
});
