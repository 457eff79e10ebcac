/**
 * @file Where secrets are kept, as a port. Two adapters: the system's keychain (keychain.ts) and this session's memory
 * (session.ts). There is no third one and no fallback from one to the other: the person chooses.
 */
import type { Keeping } from "../../shared/model/case.ts";

/** How a store stands right now. `locked` and `denied` can change by an act of the person, `missing` can't. */
export type StoreStatus = "ready" | "locked" | "missing" | "denied" | "failed";

/**
 * Why a store did not do what was asked. `changed`: what stands there was not written by this program, or more than one
 * entry claims the same name.
 */
export type StoreFault = "locked" | "missing" | "denied" | "full" | "changed" | "failed";

export type StoreResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: StoreFault };

/** The largest entry in bytes of UTF-8: Windows refuses credentials over 2,560 bytes. */
export const ENTRY_LIMIT_BYTES = 2_400;

/** Named texts. Nothing throws across the port: whatever goes wrong below it arrives as a fault. */
export interface SecretStore {
  readonly keeping: Keeping;
  /** The store's own name, such as "Secret Service" or "Windows Credential Manager". */
  readonly name: string;
  /** Asks without changing anything that is kept. */
  readonly status: () => Promise<StoreStatus>;
  /** The names of all entries, in no particular order. */
  readonly list: () => Promise<StoreResult<readonly string[]>>;
  /** The text under a name, null when there is none. */
  readonly read: (name: string) => Promise<StoreResult<string | null>>;
  /** Keeps a text of at most `ENTRY_LIMIT_BYTES` bytes; a longer one is `full`. What stood there before is replaced whole. */
  readonly write: (name: string, text: string) => Promise<StoreResult<undefined>>;
  /** False when there was nothing under that name. */
  readonly remove: (name: string) => Promise<StoreResult<boolean>>;
}
