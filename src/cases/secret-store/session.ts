import { ENTRY_LIMIT_BYTES, ENTRY_NAME, ENTRY_TEXT, type SecretStore, type StoreResult } from "./port.ts";

const done = <Value>(value: Value): Promise<StoreResult<Value>> => Promise.resolve({ ok: true, value });

/** A store in this process's memory: always ready, gone when the program closes. The person chose it by name. */
export const sessionStore = (): SecretStore & { readonly clear: () => void } => {
  const entries = new Map<string, string>();
  return {
    keeping: "session",
    name: "Memory",
    status: () => Promise.resolve("ready"),
    unlock: () => Promise.resolve("ready"),
    entries: () => done(new Map(entries)),
    read: (name) => done(entries.get(name) ?? null),
    write: (name, text) => {
      if (text.length > ENTRY_LIMIT_BYTES) return Promise.resolve({ ok: false, fault: "full" });
      if (!ENTRY_NAME.test(name) || !ENTRY_TEXT.test(text)) return Promise.resolve({ ok: false, fault: "failed" });
      entries.set(name, text);
      return done(undefined);
    },
    remove: (name) => done(entries.delete(name)),
    clear: () => entries.clear(),
  };
};
