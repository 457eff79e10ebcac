/**
 * @file The door to this room: sending and keeping cases. The composition root makes one of these and hands the contract's
 * calls on to it.
 */
import { failed } from "../shared/contract/define.ts";
import type { Cases, CasesOptions } from "./options.ts";

export type { BankDestination, Cases, CasesOptions, ChosenItem, PrepareArguments, SendingProgress, Stores } from "./options.ts";
export type { SecretStore, StoreFault, StoreResult, StoreStatus } from "./secret-store/port.ts";
export { keychainStore } from "./secret-store/keychain.ts";
export { sessionStore } from "./secret-store/session.ts";

/** Composes the room from its stores, its bank and its clock. Reads and connects to nothing yet. */
export const createCases = (options: CasesOptions): Cases => {
  options satisfies object;
  const pending = () => Promise.resolve(failed("internal"));
  return {
    sending: { prepare: pending, send: pending, discard: pending },
    cases: { list: pending, check: pending, reveal: pending, rename: pending, forget: pending },
    secrets: { status: pending, tryAgain: pending, useSession: pending },
    close: () => undefined,
  };
};
