import { describe, expect, it } from "vitest";
import { keychainStore } from "../../src/cases/index.ts";
import { canStartKeyring, useKeyringSession } from "./doubles/keyring-session.ts";
import { entryName } from "./secret-store.suite.ts";

describe.skipIf(!canStartKeyring)("the Secret Service, with nobody offering it", () => {
  useKeyringSession("none");

  it("is missing, for every call", async () => {
    const store = keychainStore();
    expect(await store.status()).toBe("missing");
    expect(await store.unlock()).toBe("missing");
    for (const outcome of [await store.entries(), await store.read(entryName()), await store.write(entryName(), "x"), await store.remove(entryName())]) {
      expect(outcome).toEqual({ ok: false, fault: "missing" });
    }
  });
});
