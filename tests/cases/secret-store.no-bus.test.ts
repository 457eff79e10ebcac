import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keychainStore } from "../../src/cases/index.ts";
import { entryName } from "./secret-store.suite.ts";

describe.skipIf(process.platform !== "linux")("the Secret Service, without a message bus", () => {
  const before = process.env["DBUS_SESSION_BUS_ADDRESS"];
  beforeAll(() => {
    process.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent/bus";
  });
  afterAll(() => {
    if (before === undefined) delete process.env["DBUS_SESSION_BUS_ADDRESS"];
    else process.env["DBUS_SESSION_BUS_ADDRESS"] = before;
  });

  it("is missing, for every call", async () => {
    const store = keychainStore();
    expect(await store.status()).toBe("missing");
    expect(await store.unlock()).toBe("missing");
    for (const outcome of [await store.entries(), await store.read(entryName()), await store.write(entryName(), "x"), await store.remove(entryName())]) {
      expect(outcome).toEqual({ ok: false, fault: "missing" });
    }
  });
});
