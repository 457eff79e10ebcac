import { keychainFault } from "./keychain-fault.ts";
import { ENTRY_LIMIT_BYTES, ENTRY_NAME, ENTRY_TEXT, type SecretStore, type StoreFault, type StoreResult, type StoreStatus } from "./port.ts";
import type { AsyncEntry } from "@napi-rs/keyring";

/** What stands in the keychain's own list: the program's quiet name and a random one, nothing of a case. */
const SERVICE = "Ownprint";

/** Written and removed to learn whether an empty keychain can keep anything. It is no entry's name. */
const PROBE = "probe";

const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "macOS Keychain",
  win32: "Windows Credential Manager",
};

export interface KeychainOptions {
  /** The name that entries are filed under. Replaced in tests only. */
  readonly service?: string;
}

const statusOf = (fault: StoreFault): StoreStatus => {
  switch (fault) {
    case "locked":
    case "missing":
    case "denied":
      return fault;
    case "full":
    case "changed":
    case "failed":
      return "failed";
  }
};

/**
 * The operating system's keychain, through @napi-rs/keyring. On Linux pinned to the Secret Service: the kernel's keyring,
 * its fallback, forgets at restart. Calls go one after another, so that at most one unlock window asks at a time.
 */
export const keychainStore = ({ service = SERVICE }: KeychainOptions = {}): SecretStore => {
  let last: Promise<unknown> = Promise.resolve();
  /** What the last attempt to keep something in an empty keychain met, so that asking for the status does not prompt again. */
  let refusal: StoreFault | null = null;

  // Loaded when first needed: a machine without the native part must still be able to start and say so.
  const library = () => import("@napi-rs/keyring");

  const inTurn = <Value>(act: () => Promise<StoreResult<Value>>): Promise<StoreResult<Value>> => {
    const turn = last.then(act, act).catch((error: unknown) => ({ ok: false, fault: keychainFault(error) }) as const);
    last = turn;
    return turn;
  };

  const entry = async (name: string): Promise<AsyncEntry> =>
    new (await library()).AsyncEntry(service, name, { linux: { store: "secret-service" } });

  const find = async () => (await library()).findCredentialsAsync(service);

  const get = async (name: string): Promise<string | null> => {
    const secret = await (await entry(name)).getSecret();
    return secret === null ? null : Buffer.from(secret).toString("latin1").trimEnd();
  };

  // One question for all of them, where the answer has the texts as they were written. On Windows it has them as UTF-16.
  const findEntries = async (): Promise<ReadonlyMap<string, string>> => {
    const own = (await find()).filter(({ account }) => ENTRY_NAME.test(account));
    if (process.platform !== "win32") return new Map(own.map(({ account, password }) => [account, password.trimEnd()]));
    const entries = new Map<string, string>();
    for (const { account } of own) {
      const text = await get(account);
      if (text !== null) entries.set(account, text);
    }
    return entries;
  };

  // Windows hands texts over as UTF-16 when it lists entries, and fails the whole list on an odd number of bytes.
  const put = async (name: string, text: string) =>
    (await entry(name)).setSecret(Buffer.from(text.length % 2 === 0 ? text : `${text} `, "ascii"));

  const probe = async (): Promise<StoreResult<undefined>> => {
    await put(PROBE, "{}");
    await (await entry(PROBE)).deleteCredential();
    return { ok: true, value: undefined };
  };

  const tryToKeep = async (): Promise<StoreStatus> => {
    const kept = await inTurn(probe);
    refusal = kept.ok ? null : kept.fault;
    return kept.ok ? "ready" : statusOf(kept.fault);
  };

  return {
    keeping: "keychain",
    name: names[process.platform] ?? "Keyring",
    status: async () => {
      const found = await inTurn(async () => ({ ok: true, value: await find() }));
      if (!found.ok) return statusOf(found.fault);
      // An empty keychain answers every question kindly, even locked or with nowhere to save: only saving tells.
      if (found.value.length > 0) return "ready";
      return refusal === null ? tryToKeep() : statusOf(refusal);
    },
    unlock: tryToKeep,
    entries: () => inTurn(async () => ({ ok: true, value: await findEntries() })),
    read: (name) => inTurn(async () => ({ ok: true, value: await get(name) })),
    write: (name, text) => {
      if (text.length > ENTRY_LIMIT_BYTES) return Promise.resolve({ ok: false, fault: "full" });
      if (!ENTRY_NAME.test(name) || !ENTRY_TEXT.test(text)) return Promise.resolve({ ok: false, fault: "failed" });
      return inTurn(async () => {
        await put(name, text);
        refusal = null;
        return { ok: true, value: undefined };
      });
    },
    remove: (name) => inTurn(async () => ({ ok: true, value: await (await entry(name)).deleteCredential() })),
  };
};
