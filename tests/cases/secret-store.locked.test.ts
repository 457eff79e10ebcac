import { describe, expect, it } from "vitest";
import { keychainStore } from "../../src/cases/index.ts";
import { canStartKeyring, useKeyringSession } from "./doubles/keyring-session.ts";
import { entryName } from "./secret-store.suite.ts";

describe.skipIf(!canStartKeyring)("the Secret Service, locked while the program runs", () => {
  const session = useKeyringSession("unlocked");

  it("says so with every call and throws nothing", async () => {
    const store = keychainStore();
    const under = entryName();
    await store.write(under, "kept");
    session().lock();
    expect(await store.status()).toBe("locked");
    expect(await store.unlock()).toBe("locked");
    for (const outcome of [await store.entries(), await store.read(under), await store.write(under, "other"), await store.remove(under)]) {
      expect(outcome).toEqual({ ok: false, fault: "locked" });
    }
  });
});
