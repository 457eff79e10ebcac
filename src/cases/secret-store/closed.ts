import type { SecretStore } from "./port.ts";

/** A keychain that is not to be touched: nothing is in it and nothing gets in. A visit keeps nothing. */
export const closedStore = (name: string): SecretStore => ({
  keeping: "keychain",
  name,
  status: () => Promise.resolve("denied"),
  unlock: () => Promise.resolve("denied"),
  entries: () => Promise.resolve({ ok: true, value: new Map() }),
  read: () => Promise.resolve({ ok: true, value: null }),
  write: () => Promise.resolve({ ok: false, fault: "denied" }),
  remove: () => Promise.resolve({ ok: true, value: false }),
});
