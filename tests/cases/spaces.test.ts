import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionStore, type Cases, type CasesOptions, type SecretStore } from "../../src/cases/index.ts";
import type { SpaceName, SpacesStatus } from "../../src/shared/contract/spaces.ts";
import { decodeHeader } from "../../src/cases/spaces/header.ts";
import { CURRENT_COST, passphraseKey } from "../../src/cases/spaces/passphrase-key.ts";
import { bankDouble, type BankDouble, type Fault } from "./doubles/bank.ts";
import { label, photos } from "./doubles/sample.ts";
import { fickleKeychain, type FickleStore } from "./doubles/store.ts";
import { destination, room, worked } from "./room.ts";

// The real cost is tried in its own test below; here it would only make the others slow.
const CHEAP = { logN: 10, r: 8, p: 1 } as const;
const space = (name: string) => name as SpaceName;
const GOOD = "seven quiet herons over tin roofs";
const OTHER = "moss grows on the northern gate";

let bank: BankDouble;
let keychain: FickleStore;
beforeEach(async () => {
  bank = await bankDouble();
  keychain = fickleKeychain();
});
afterEach(() => bank.close());

const program = (more: Partial<CasesOptions> = {}): Cases =>
  room(destination(bank.address), keychain, { passphraseCost: CHEAP, ...more }).cases;

const sent = async (cases: Cases, name: string) => {
  const draft = worked(await cases.sending.prepare({ items: photos(3, name), pin: null, label: label(name), keeping: "keychain", assisted: true }));
  return worked(await cases.sending.send({ draft: draft.id }));
};
const labels = async (cases: Cases) => worked(await cases.cases.list()).map(({ label: name }) => name);

describe("a space", () => {
  it("is made, left, and opened again with its name in any capitals and its passphrase", async () => {
    const cases = program();
    expect(worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD })).place).toEqual({ kind: "space", name: "Client A" });
    await sent(cases, "Phone");
    expect(worked(await cases.spaces.lock()).place).toEqual({ kind: "personal" });
    expect(await labels(cases)).toEqual([]);

    const later = program();
    worked(await later.spaces.open({ name: space(" client a "), passphrase: GOOD }));
    expect(await labels(later)).toEqual(["Phone"]);
    const [listed] = worked(await later.cases.list());
    expect(listed && worked(await later.cases.reveal({ case: listed.id })).pin).toBe([...bank.cases.values()][0]?.pin);
  });

  it("shows nothing of another: no case, no label that is taken, no name", async () => {
    const cases = program();
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    const ofA = await sent(cases, "Phone");
    worked(await cases.spaces.create({ name: space("Client B"), passphrase: OTHER }));
    expect(await labels(cases)).toEqual([]);
    expect(await cases.cases.reveal({ case: ofA.summary.id })).toEqual({ ok: false, code: "unknown-case" });
    expect(await cases.cases.forget({ case: ofA.summary.id })).toEqual({ ok: false, code: "unknown-case" });
    await sent(cases, "Phone");
    expect(JSON.stringify(worked(await cases.spaces.status()))).not.toContain("Client A");
    const all = [...keychain.texts].map(([name, text]) => `${name} ${text} ${Buffer.from(text.slice(3), "base64").toString("latin1")}`).join("\n");
    for (const secret of ["Client", "Phone", ofA.keys.pin, ofA.keys.caseNumber ?? "no number"]) expect(all).not.toContain(secret);
  });

  it("opens to nobody with another passphrase or name, and does not say which was wrong", async () => {
    const cases = program();
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    worked(await cases.spaces.lock());
    expect(await cases.spaces.open({ name: space("Client A"), passphrase: OTHER })).toEqual({ ok: false, code: "space-not-opened" });
    expect(await cases.spaces.open({ name: space("Client B"), passphrase: GOOD })).toEqual({ ok: false, code: "space-not-opened" });
  });

  it("may bear the same name as another, with another passphrase: otherwise its name could be found out", async () => {
    const cases = program();
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: OTHER }));
    await sent(cases, "Second");
    worked(await cases.spaces.open({ name: space("Client A"), passphrase: GOOD }));
    expect(await labels(cases)).toEqual([]);
    expect(await cases.spaces.create({ name: space("client a"), passphrase: GOOD })).toEqual({ ok: false, code: "label-taken" });
  });

  it("needs a passphrase that stands up to guessing, and not its own name", async () => {
    const cases = program();
    for (const passphrase of ["", "123456", "password1", "client a", "Client A 2026"]) {
      expect(await cases.spaces.create({ name: space("Client A"), passphrase })).toEqual({ ok: false, code: "passphrase-too-weak" });
    }
    expect(worked(await cases.spaces.strength({ name: space("x"), passphrase: "123456" }))).toEqual({ score: 0, enough: false });
    expect(worked(await cases.spaces.strength({ name: space("x"), passphrase: GOOD })).enough).toBe(true);
    expect(keychain.texts.size).toBe(0);
  });

  it("makes whoever guesses wait longer and longer, the right one too", async () => {
    const cases = program();
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    worked(await cases.spaces.lock());
    for (let guess = 0; guess < 3; guess += 1) {
      expect(await cases.spaces.open({ name: space("Client A"), passphrase: `${OTHER} ${String(guess)}` })).toEqual({ ok: false, code: "space-not-opened" });
    }
    expect(await cases.spaces.open({ name: space("Client A"), passphrase: GOOD })).toEqual({ ok: false, code: "too-many-tries" });
    const { waitBeforeNextTry } = worked(await cases.spaces.status());
    expect(waitBeforeNextTry).toBeGreaterThan(0);
    expect(waitBeforeNextTry).toBeLessThanOrEqual(1_000);
    await new Promise((resolve) => setTimeout(resolve, waitBeforeNextTry + 5));
    expect((await cases.spaces.open({ name: space("Client A"), passphrase: GOOD })).ok).toBe(true);
    expect(worked(await cases.spaces.status()).waitBeforeNextTry).toBe(0);
  });

  it("takes another name and another passphrase, and keeps what is in it", async () => {
    const cases = program();
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    await sent(cases, "Phone");
    expect(await cases.spaces.rename({ name: space("Client Z"), passphrase: OTHER })).toEqual({ ok: false, code: "space-not-opened" });
    expect(worked(await cases.spaces.rename({ name: space("Client Z"), passphrase: GOOD })).place).toMatchObject({ name: "Client Z" });
    expect(await cases.spaces.changePassphrase({ passphrase: GOOD, next: "abc" })).toEqual({ ok: false, code: "passphrase-too-weak" });
    worked(await cases.spaces.changePassphrase({ passphrase: GOOD, next: OTHER }));
    await sent(cases, "Laptop");
    worked(await cases.spaces.lock());
    expect((await cases.spaces.open({ name: space("Client A"), passphrase: GOOD })).ok).toBe(false);
    expect((await cases.spaces.open({ name: space("Client Z"), passphrase: GOOD })).ok).toBe(false);
    worked(await cases.spaces.open({ name: space("Client Z"), passphrase: OTHER }));
    expect((await labels(cases)).sort()).toEqual(["Laptop", "Phone"]);
  });

  it("stays locked when it locks while its name or passphrase is being changed", async () => {
    const cases = program();
    const changes = [
      () => cases.spaces.rename({ name: space("Client Z"), passphrase: GOOD }),
      () => cases.spaces.changePassphrase({ passphrase: GOOD, next: OTHER }),
    ];
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    for (const change of changes) {
      const changing = change();
      cases.lockSpace();
      expect(await changing).toEqual({ ok: false, code: "no-space-open" });
      expect(worked(await cases.spaces.status()).place).toEqual({ kind: "personal" });
      worked(await cases.spaces.open({ name: space("Client A"), passphrase: GOOD }));
    }
  });

  it("is not open when the computer wakes, though its passphrase was given before it slept", async () => {
    const cases = program();
    const creating = cases.spaces.create({ name: space("Client A"), passphrase: GOOD });
    cases.lockSpace();
    expect(await creating).toEqual({ ok: false, code: "no-space-open" });
    const opening = cases.spaces.open({ name: space("Client A"), passphrase: GOOD });
    cases.lockSpace();
    expect(await opening).toEqual({ ok: false, code: "no-space-open" });
    expect(worked(await cases.spaces.status()).place).toEqual({ kind: "personal" });
    worked(await cases.spaces.open({ name: space("Client A"), passphrase: GOOD }));
  });

  it("is erased whole, and nothing else with it", async () => {
    const cases = program();
    await sent(cases, "Personal");
    worked(await cases.spaces.create({ name: space("Client B"), passphrase: OTHER }));
    await sent(cases, "Of B");
    const before = new Map(keychain.texts);
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    await sent(cases, "One");
    await sent(cases, "Two");
    expect(worked(await cases.spaces.erase())).toEqual({ removed: 2 });
    expect(keychain.texts).toEqual(before);
    expect(worked(await cases.spaces.status()).place).toEqual({ kind: "personal" });
    expect(await labels(cases)).toEqual(["Personal"]);
    expect(await cases.spaces.open({ name: space("Client A"), passphrase: GOOD })).toEqual({ ok: false, code: "space-not-opened" });
  });

  it("is erased whole even while something is being sent in it", async () => {
    // One call after another, each taking a moment, as a real keychain answers.
    let last: Promise<unknown> = Promise.resolve();
    const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
      const turn = last.then(() => new Promise((resolve) => setTimeout(resolve, 1))).then(act);
      last = turn;
      return turn;
    };
    const slow: SecretStore = {
      ...keychain,
      entries: () => inTurn(keychain.entries),
      read: (name) => inTurn(() => keychain.read(name)),
      write: (name, text) => inTurn(() => keychain.write(name, text)),
      remove: (name) => inTurn(() => keychain.remove(name)),
    };
    for (let pause = 0; pause < 30; pause += 2) {
      const cases = program({ stores: { keychain: slow, session: sessionStore() } });
      worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
      const draft = worked(await cases.sending.prepare({ items: photos(25), pin: null, label: label("Phone"), keeping: "keychain", assisted: true }));
      const sending = cases.sending.send({ draft: draft.id });
      await new Promise((resolve) => setTimeout(resolve, pause));
      const erased = await cases.spaces.erase();
      await sending;
      // Either it was erased and nothing is left, or it says that it was not and can be erased again.
      if (!erased.ok) worked(await cases.spaces.erase());
      expect([...keychain.texts]).toEqual([]);
    }
  });

  it("is not called erased when the keychain stopped in the middle, and can be erased again", async () => {
    const cases = program();
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    await sent(cases, "One");
    keychain.fault = "locked";
    expect(await cases.spaces.erase()).toEqual({ ok: false, code: "keychain-locked" });
    keychain.fault = null;
    expect(worked(await cases.spaces.erase())).toEqual({ removed: 1 });
    expect(keychain.texts.size).toBe(0);
  });

  it("tells of a keychain that can't be read instead of a wrong passphrase", async () => {
    const cases = program();
    keychain.fault = "locked";
    expect(await cases.spaces.open({ name: space("Client A"), passphrase: GOOD })).toEqual({ ok: false, code: "keychain-locked" });
    expect(worked(await cases.spaces.status()).waitBeforeNextTry).toBe(0);
  });

  it("is sealed at today's cost when it is opened, if it was made at a lower one", async () => {
    const old = program({ passphraseCost: { logN: 10, r: 8, p: 1 } });
    worked(await old.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    await sent(old, "Phone");
    const costs = () =>
      [...keychain.texts].flatMap(([name, text]) => {
        const header = decodeHeader(name, text);
        return header === null ? [] : [header.derivation.logN];
      });
    expect(costs()).toEqual([10]);
    const newer = program({ passphraseCost: { logN: 12, r: 8, p: 1 } });
    worked(await newer.spaces.open({ name: space("Client A"), passphrase: GOOD }));
    expect(costs()).toEqual([12]);
    expect(await labels(newer)).toEqual(["Phone"]);
    worked(await newer.spaces.open({ name: space("Client A"), passphrase: GOOD }));
  });

  it("costs whoever guesses 128 MiB and real time for each try", async () => {
    const used = { ...CURRENT_COST, salt: Buffer.alloc(16, 7).toString("base64") };
    expect(2 ** used.logN * used.r * 128).toBe(128 * 1_048_576);
    const key = await passphraseKey("Client A", GOOD, used);
    expect(key).toHaveLength(32);
    expect(key.equals(await passphraseKey(" CLIENT A", GOOD, used))).toBe(true);
    expect(key.equals(await passphraseKey("Client B", GOOD, used))).toBe(false);
  });
});

describe("a space that nobody looks after", () => {
  afterEach(() => vi.useRealTimers());

  it("locks by itself, tells so, and stays open while somebody is there", async () => {
    const told: SpacesStatus[] = [];
    const cases = program({ lockAfter: 300_000, onPlaceChanged: (status) => told.push(status) });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    for (let minute = 0; minute < 20; minute += 1) {
      vi.advanceTimersByTime(240_000);
      if (minute % 2 === 0) worked(await cases.spaces.stillHere());
      else worked(await cases.cases.list());
    }
    expect(worked(await cases.spaces.status()).place.kind).toBe("space");
    vi.advanceTimersByTime(300_001);
    expect(worked(await cases.spaces.status()).place).toEqual({ kind: "personal" });
    expect(told.map(({ place }) => place)).toEqual([{ kind: "personal" }]);
  });

  it("locks when the system sleeps, even while it sends, and loses nothing", async () => {
    const cases = program();
    worked(await cases.spaces.create({ name: space("Client A"), passphrase: GOOD }));
    const draft = worked(await cases.sending.prepare({ items: photos(3), pin: null, label: label("Phone"), keeping: "keychain", assisted: true }));
    bank.faults.push(...new Array<Fault>(3).fill("lose-answer"));
    const sending = cases.sending.send({ draft: draft.id });
    while (bank.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    cases.lockSpace();
    expect(worked(await cases.spaces.status()).place).toEqual({ kind: "personal" });
    expect((await sending).ok).toBe(false);
    bank.faults.length = 0;
    worked(await cases.spaces.open({ name: space("Client A"), passphrase: GOOD }));
    const [listed] = worked(await cases.cases.list());
    expect(listed?.label).toBe("Phone");
    worked(await cases.cases.check({ case: listed?.id ?? draft.id as never }));
    expect(bank.cases.size).toBe(1);
    expect(listed && worked(await cases.cases.reveal({ case: listed.id }))).toEqual({
      caseNumber: [...bank.cases.values()][0]?.number,
      pin: [...bank.cases.values()][0]?.pin,
    });
  });
});

describe("a visit", () => {
  it("keeps nothing: not in the keychain, and nowhere once it ends", async () => {
    const session = sessionStore();
    const cases = room(destination(bank.address), keychain, { stores: { keychain, session } }).cases;
    await sent(cases, "Personal");
    const before = new Map(keychain.texts);
    expect(worked(await cases.spaces.visit()).place).toEqual({ kind: "visit" });
    expect(await labels(cases)).toEqual([]);
    const { summary, keys } = await sent(cases, "Client");
    expect(summary.keeping).toBe("session");
    expect(worked(await cases.cases.reveal({ case: summary.id }))).toEqual(keys);
    expect(keychain.texts).toEqual(before);
    expect(await session.entries()).toEqual({ ok: true, value: new Map() });
    worked(await cases.spaces.lock());
    expect(await cases.cases.reveal({ case: summary.id })).toEqual({ ok: false, code: "unknown-case" });
    expect(await labels(cases)).toEqual(["Personal"]);
  });

  it("is not cut off by the system's sleep: what it holds stands nowhere else", async () => {
    const cases = program();
    worked(await cases.spaces.visit());
    const { summary } = await sent(cases, "Client");
    cases.lockSpace();
    expect(await labels(cases)).toEqual([summary.label]);
  });

  it("works where there is no keychain at all", async () => {
    keychain.fault = "missing";
    const cases = program();
    worked(await cases.spaces.visit());
    await sent(cases, "Client");
    expect(await labels(cases)).toEqual(["Client"]);
    expect(worked(await cases.secrets.status())).toMatchObject({ using: "session", keychain: "missing" });
    worked(await cases.spaces.lock());
    expect(worked(await cases.secrets.status()).using).toBe("keychain");
  });
});
