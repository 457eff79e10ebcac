/** @file A keychain in memory that can be locked, filled, emptied or changed under the program's hands. */
import { sessionStore, type SecretStore, type StoreFault, type StoreResult } from "../../../src/cases/index.ts";

export interface FickleStore extends SecretStore {
  /** The fault that every call meets from now on; null for none. */
  fault: StoreFault | null;
  /** Meets `fault` only from this call to `write` on, counted from 1. */
  faultFromWrite: number;
  /** Calls to `write` so far. */
  writes: number;
  readonly texts: Map<string, string>;
}

export const fickleKeychain = (): FickleStore => {
  const inner = sessionStore();
  const texts = new Map<string, string>();
  const guarded = async <Value>(act: () => Promise<StoreResult<Value>>): Promise<StoreResult<Value>> =>
    store.fault !== null && store.writes >= store.faultFromWrite ? { ok: false, fault: store.fault } : act();
  const store: FickleStore = {
    keeping: "keychain",
    name: "Fickle",
    fault: null,
    faultFromWrite: 0,
    writes: 0,
    texts,
    status: () => Promise.resolve(store.fault === "locked" || store.fault === "missing" || store.fault === "denied" ? store.fault : "ready"),
    unlock: () => store.status(),
    entries: () => guarded(() => Promise.resolve({ ok: true, value: new Map(texts) })),
    read: (name) => guarded(() => Promise.resolve({ ok: true, value: texts.get(name) ?? null })),
    write: (name, text) => {
      store.writes += 1;
      return guarded(async () => {
        const written = await inner.write(name, text);
        if (written.ok) texts.set(name, text);
        return written;
      });
    },
    remove: (name) => guarded(() => Promise.resolve({ ok: true, value: texts.delete(name) })),
  };
  return store;
};
