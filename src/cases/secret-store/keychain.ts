import type { SecretStore } from "./port.ts";

export interface KeychainOptions {
  /** The name entries are filed under. Replaced in tests only. */
  readonly service?: string;
}

/** The operating system's keychain. On Linux pinned to the Secret Service: the kernel's keyring forgets at restart. */
export const keychainStore = (options: KeychainOptions = {}): SecretStore => {
  options satisfies object;
  return {
    keeping: "keychain",
    name: "keychain",
    status: () => Promise.resolve("missing"),
    list: () => Promise.resolve({ ok: false, fault: "missing" }),
    read: () => Promise.resolve({ ok: false, fault: "missing" }),
    write: () => Promise.resolve({ ok: false, fault: "missing" }),
    remove: () => Promise.resolve({ ok: false, fault: "missing" }),
  };
};
