import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sessionStore } from "../../src/cases/index.ts";
import { slowedTries, TRIES_ENTRY, waitAfter, type Tries } from "../../src/cases/spaces/tries.ts";
import { spaceName } from "../../src/shared/contract/spaces.ts";
import { fickleKeychain } from "./doubles/store.ts";
import { room, worked } from "./room.ts";

const tryOnce = async (tries: Tries, how: "right" | "wrong" | "untried"): Promise<void> => {
  await (await tries.begin())(how);
};

describe("wrong passphrases", () => {
  it("cost nothing three times, then twice as long each, up to a minute", () => {
    expect([0, 1, 2, 3, 4, 5, 8, 9, 50].map(waitAfter)).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });

  it("are remembered by the next start of the program, whose wait begins anew", async () => {
    const store = sessionStore();
    const first = slowedTries(store, () => 5_000);
    for (let wrong = 0; wrong < 5; wrong += 1) await tryOnce(first, "wrong");
    expect(await first.wait()).toBe(4_000);
    // Another machine time altogether, as after a restart of the computer.
    const second = slowedTries(store, () => 3);
    expect(await second.wait()).toBe(4_000);
  });

  it("are counted before they are tried: ending the program in between wins nothing", async () => {
    const store = sessionStore();
    for (let guess = 0; guess < 4; guess += 1) await slowedTries(store, () => 0).begin();
    expect(await slowedTries(store, () => 0).wait()).toBe(2_000);
  });

  it("of another program that runs at the same time count here, too", async () => {
    const store = sessionStore();
    const [one, other] = [slowedTries(store, () => 0), slowedTries(store, () => 0)];
    for (let wrong = 0; wrong < 3; wrong += 1) await tryOnce(one, "wrong");
    expect(await other.wait()).toBe(1_000);
  });

  it("are forgotten with the right one, and leave nothing behind", async () => {
    const store = sessionStore();
    const tries = slowedTries(store, () => 0);
    for (let wrong = 0; wrong < 4; wrong += 1) await tryOnce(tries, "wrong");
    await tryOnce(tries, "right");
    expect(await tries.wait()).toBe(0);
    expect(await store.entries()).toEqual({ ok: true, value: new Map() });
  });

  it("are not counted where the keychain could not be asked", async () => {
    const store = sessionStore();
    const tries = slowedTries(store, () => 0);
    for (let locked = 0; locked < 6; locked += 1) await tryOnce(tries, "untried");
    expect(await tries.wait()).toBe(0);
    expect(await store.entries()).toEqual({ ok: true, value: new Map() });
  });

  it("make no shorter wait by restarts and kills in any order, and a clock that jumps is not asked", async () => {
    const act = fc.oneof(
      fc.record({ act: fc.constant("guess"), dies: fc.boolean() }),
      fc.record({ act: fc.constant("pass"), for: fc.integer({ min: 1, max: 40_000 }) }),
      fc.record({ act: fc.constant("restart"), clock: fc.integer({ min: 0, max: 1_000_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
        const store = sessionStore();
        // Real time, and the program's own clock, which begins anywhere with each start.
        let real = 0;
        let offset = 0;
        let tries = slowedTries(store, () => real + offset);
        let wrong = 0;
        let lastTaken = 0;
        for (const step of acts) {
          switch (step.act) {
            case "guess": {
              if ((await tries.wait()) > 0) break;
              expect(real - lastTaken).toBeGreaterThanOrEqual(waitAfter(wrong));
              const settle = await tries.begin();
              wrong += 1;
              lastTaken = real;
              if ("dies" in step && step.dies) tries = slowedTries(store, () => real + offset);
              else await settle("wrong");
              break;
            }
            case "pass":
              real += "for" in step ? step.for : 0;
              break;
            case "restart":
              offset = "clock" in step ? step.clock : 0;
              tries = slowedTries(store, () => real + offset);
              break;
          }
        }
        // And nobody is locked out for good: after a minute the next one is always taken.
        await tries.wait();
        real += 60_000;
        expect(await tries.wait()).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it.each(["~t1", "~t1x", "~t1-4", "~t10", "~t11e9999", "not ours", "~e1abc"])("that something wrote as %j slow nobody down beyond a minute", async (text) => {
    const store = sessionStore();
    await store.write(TRIES_ENTRY, text);
    expect(await slowedTries(store, () => 0).wait()).toBeLessThanOrEqual(60_000);
  });
});

describe("the count in the keychain", () => {
  const open = (passphrase: string) => ({ name: spaceName.parse("Client A"), passphrase });

  it("names nobody, and is neither a case nor a space to anybody who lists them", async () => {
    const keychain = fickleKeychain();
    const { cases } = room(null, keychain, { passphraseCost: { logN: 10, r: 8, p: 1 } });
    for (let wrong = 0; wrong < 3; wrong += 1) expect((await cases.spaces.open(open(`guess ${String(wrong)}`))).ok).toBe(false);
    expect([...keychain.texts]).toEqual([[TRIES_ENTRY, "~t13"]]);
    expect(worked(await cases.cases.list())).toEqual([]);
    expect(worked(await cases.cases.unreadable())).toEqual([]);
    const restarted = room(null, keychain, { passphraseCost: { logN: 10, r: 8, p: 1 } }).cases;
    expect(worked(await restarted.spaces.status()).waitBeforeNextTry).toBeGreaterThan(0);
    expect(await restarted.spaces.open(open("one more"))).toEqual({ ok: false, code: "too-many-tries" });
  });

  it("is not taken back by making a space", async () => {
    const keychain = fickleKeychain();
    const { cases } = room(null, keychain, { passphraseCost: { logN: 10, r: 8, p: 1 } });
    for (let wrong = 0; wrong < 2; wrong += 1) await cases.spaces.open(open(`guess ${String(wrong)}`));
    worked(await cases.spaces.create({ name: spaceName.parse("Client B"), passphrase: "moss on the northern gate 31" }));
    expect(keychain.texts.get(TRIES_ENTRY)).toBe("~t12");
  });
});
