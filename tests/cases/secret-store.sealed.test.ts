import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sealedStore } from "../../src/cases/spaces/sealed-store.ts";
import { fickleKeychain } from "./doubles/store.ts";
import { entryName, secretStoreSuite } from "./secret-store.suite.ts";

const [ours, theirs] = [randomBytes(32), randomBytes(32)];
const keychain = fickleKeychain();
// An entry as a case writes it: base64, sixty characters below the keychain's own limit.
secretStoreSuite("a space's sealed part of the keychain", () => sealedStore(keychain, ours), randomBytes(1_755).toString("base64"));

describe("two spaces in one keychain", () => {
  it("see nothing of each other, and can neither read, replace nor remove what is the other's", async () => {
    const store = fickleKeychain();
    const [one, other] = [sealedStore(store, ours), sealedStore(store, theirs)];
    const name = entryName();
    await one.write(name, "mine");
    expect(await other.entries()).toEqual({ ok: true, value: new Map() });
    expect(await other.read(name)).toEqual({ ok: true, value: null });
    expect(await other.write(name, "theirs")).toEqual({ ok: false, fault: "changed" });
    expect(await other.remove(name)).toEqual({ ok: true, value: false });
    expect(await one.read(name)).toEqual({ ok: true, value: "mine" });
  });

  it("do not take an entry that was put in another's place, or changed by a single bit", async () => {
    const store = fickleKeychain();
    const space = sealedStore(store, ours);
    const [name, elsewhere] = [entryName(), entryName()];
    await space.write(name, "mine");
    const text = store.texts.get(name) ?? "";
    store.texts.set(elsewhere, text);
    expect(await space.read(elsewhere)).toEqual({ ok: true, value: null });
    const bytes = Buffer.from(text.slice(3), "base64");
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      store.texts.set(name, text.slice(0, 3) + changed.toString("base64"));
      expect(await space.read(name)).toEqual({ ok: true, value: null });
    }
  });

  it("seal the same text differently each time", async () => {
    const store = fickleKeychain();
    const space = sealedStore(store, ours);
    const name = entryName();
    await space.write(name, "mine");
    const first = store.texts.get(name);
    await space.write(name, "mine");
    expect(store.texts.get(name)).not.toBe(first);
  });
});
