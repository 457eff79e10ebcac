import { spawnSync } from "node:child_process";
import { AsyncEntry } from "@napi-rs/keyring";
import { describe, expect, it } from "vitest";
import { keychainStore } from "../../src/cases/index.ts";
import { canStartKeyring, useKeyringSession } from "./doubles/keyring-session.ts";
import { entryName, secretStoreSuite } from "./secret-store.suite.ts";

// Needs Debian's dbus and gnome-keyring; the other systems' keychains are not at hand in these tests.
describe.skipIf(!canStartKeyring)("the Secret Service, unlocked", () => {
  const session = useKeyringSession("unlocked");
  const store = keychainStore();
  secretStoreSuite("gnome-keyring", () => store);

  it("shows nobody what an entry is for: neither its label nor its attributes", async () => {
    const under = entryName();
    await store.write(under, "secret");
    const seen = spawnSync("busctl", ["--user", "tree", "org.freedesktop.secrets", "--list"], { env: session().env, encoding: "utf8" });
    const items = seen.stdout.split("\n").filter((path) => /\/login\/\d+$/.test(path));
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      const properties = spawnSync(
        "busctl",
        ["--user", "get-property", "org.freedesktop.secrets", item, "org.freedesktop.Secret.Item", "Label", "Attributes"],
        { env: session().env, encoding: "utf8" },
      ).stdout;
      expect(properties).toContain(under);
      expect(properties.replaceAll(under, "").replaceAll("Ownprint", "")).toMatch(/^s "keyring:@"\na\{s[sv]\} \d(?: "(?:service|username|xdg:schema|target|application|org\.freedesktop\.Secret\.Generic|rust-keyring|default)?")*\n$/);
    }
    await store.remove(under);
  });

  it("keeps bytes that Windows' keychain can list too: plain ASCII, an even number of them", async () => {
    for (const text of ["even", "odd", ""]) {
      const under = entryName();
      await store.write(under, text);
      const bytes = await new AsyncEntry("Ownprint", under, { linux: { store: "secret-service" } }).getSecret();
      expect((bytes?.length ?? 1) % 2).toBe(0);
      expect(bytes?.every((byte) => byte >= 0x20 && byte < 0x7f)).toBe(true);
      expect(await store.read(under)).toEqual({ ok: true, value: text });
      await store.remove(under);
    }
  });

  it("leaves what other programs keep under the same name alone", async () => {
    const foreign = new AsyncEntry("Ownprint", "somebody else's", { linux: { store: "secret-service" } });
    await foreign.setPassword("theirs");
    expect(await store.entries()).toEqual({ ok: true, value: new Map() });
    expect(await foreign.getPassword()).toBe("theirs");
    await foreign.deleteCredential();
  });
});
