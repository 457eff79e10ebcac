import { describe, expect, it } from "vitest";
import { keychainStore } from "../../src/cases/index.ts";
import { canStartKeyring, useKeyringSession } from "./doubles/keyring-session.ts";
import { entryName } from "./secret-store.suite.ts";

describe.skipIf(!canStartKeyring)("the Secret Service, locked before anything was kept", () => {
  const session = useKeyringSession("unlocked");

  it("is not taken for an empty one that works", async () => {
    const store = keychainStore();
    session().lock();
    expect(await store.status()).toBe("locked");
    expect(await store.write(entryName(), "text")).toEqual({ ok: false, fault: "locked" });
  });
});
