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

/** The largest entry in bytes: Windows refuses credentials over 2,560 bytes. */
export const ENTRY_LIMIT_BYTES = 2_400;

/** Names of entries: they say nothing of what an entry holds. Entries under other names are not ours and are left alone. */
export const ENTRY_NAME = /^[0-9a-f]{32}$/;

/** Printable ASCII only: the one text that every keychain's own encoding carries unharmed. */
export const ENTRY_TEXT = /^[ -~]*$/;

/** How a text begins that only a space's own key opens. No other text does: "~" is not in base64's alphabet. */
export const SEAL = "~";

/** Whether a text is sealed with a space's key. */
export const isSealed = (text: string): boolean => text.startsWith(SEAL);

/** Named texts. Nothing throws across the port: whatever goes wrong below it arrives as a fault. */
export interface SecretStore {
  readonly keeping: Keeping;
  /** The store's own name, such as "Secret Service" or "Windows Credential Manager". */
  readonly name: string;
  /** How it stands, as far as that can be told without disturbing the person. */
  readonly status: () => Promise<StoreStatus>;
  /** Asks once more and lets the system show its own unlock window. */
  readonly unlock: () => Promise<StoreStatus>;
  /** Every entry: its text by its name. */
  readonly entries: () => Promise<StoreResult<ReadonlyMap<string, string>>>;
  /** The text under a name, null when there is none. */
  readonly read: (name: string) => Promise<StoreResult<string | null>>;
  /** Keeps an `ENTRY_TEXT` of at most `ENTRY_LIMIT_BYTES`; a longer one is `full`. What stood there before is replaced whole. */
  readonly write: (name: string, text: string) => Promise<StoreResult<undefined>>;
  /** False when there was nothing under that name. */
  readonly remove: (name: string) => Promise<StoreResult<boolean>>;
}
