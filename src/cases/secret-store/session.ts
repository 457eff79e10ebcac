import { ENTRY_LIMIT_BYTES, type SecretStore } from "./port.ts";

/** A store in this process's memory: always ready, gone when the program closes. The person chose it by name. */
export const sessionStore = (): SecretStore & { readonly clear: () => void } => {
  const entries = new Map<string, string>();
  return {
    keeping: "session",
    name: "this session",
    status: () => Promise.resolve("ready"),
    list: () => Promise.resolve({ ok: true, value: [...entries.keys()] }),
    read: (name) => Promise.resolve({ ok: true, value: entries.get(name) ?? null }),
    write: (name, text) => {
      if (Buffer.byteLength(text, "utf8") > ENTRY_LIMIT_BYTES) return Promise.resolve({ ok: false, fault: "full" });
      entries.set(name, text);
      return Promise.resolve({ ok: true, value: undefined });
    },
    remove: (name) => Promise.resolve({ ok: true, value: entries.delete(name) }),
    clear: () => entries.clear(),
  };
};
