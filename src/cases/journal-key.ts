/**
 * @file The key that an unfinished scan is sealed with. It lies in the keychain under a service of its own, so that no list of cases or
 * spaces ever comes upon it.
 */
import { randomBytes } from "node:crypto";
import { keychainStore } from "./secret-store/keychain.ts";
import type { SecretStore } from "./secret-store/port.ts";

const SERVICE = "Ownprint data";
/** There is one at most, so its name need not be random. */
const NAME = "0".repeat(32);
const KEY_BYTES = 32;

/** The one key. Nothing here throws. */
export interface JournalKeys {
  /** Null when there is none, or none that can be used. */
  readonly read: () => Promise<Uint8Array | null>;
  /** A new one in place of the old; null when the keychain does not take it. */
  readonly make: () => Promise<Uint8Array | null>;
  /** Whether none is left. */
  readonly remove: () => Promise<boolean>;
}

/** Over the system's keychain, unless a store is named. Nothing is read before it is asked. */
export const journalKeys = (store: SecretStore = keychainStore({ service: SERVICE })): JournalKeys => {
  const read = async (): Promise<Uint8Array | null> => {
    const text = await store.read(NAME);
    if (!text.ok || text.value === null) return null;
    const key = Buffer.from(text.value, "base64");
    return key.length === KEY_BYTES ? new Uint8Array(key) : null;
  };
  return {
    read,
    make: async () => {
      const key = randomBytes(KEY_BYTES);
      const written = await store.write(NAME, key.toString("base64"));
      if (!written.ok) return null;
      const back = await read();
      return back !== null && key.equals(back) ? back : null;
    },
    remove: async () => (await store.remove(NAME)).ok,
  };
};
