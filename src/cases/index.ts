/**
 * @file The door to this room: sending and keeping cases. The composition root makes one of these and hands the contract's
 * calls on to it.
 */
import { randomBytes } from "node:crypto";
import { ok, type Outcome } from "../shared/contract/define.ts";
import type { SecretsStatus } from "../shared/contract/secrets.ts";
import type { Instant } from "../shared/model/brand.ts";
import { bankClient } from "./bank-client/client.ts";
import { caseList } from "./case-list.ts";
import { caseStore } from "./case-store.ts";
import type { Cases, CasesOptions } from "./options.ts";
import { outbox } from "./outbox.ts";
import { patientWait } from "./patience.ts";
import type { StoreStatus } from "./secret-store/port.ts";
import { summaryOf } from "./status.ts";

export type { BankDestination, Cases, CasesOptions, ChosenItem, PrepareArguments, SendingProgress, Stores } from "./options.ts";
export type { SecretStore, StoreFault, StoreResult, StoreStatus } from "./secret-store/port.ts";
export { keychainStore } from "./secret-store/keychain.ts";
export { sessionStore } from "./secret-store/session.ts";
export { CASE_NUMBER_TO_COME } from "./requests.ts";

/** Composes the room from its stores, its bank and its clock. Reads nothing and connects to nothing yet. */
export const createCases = ({
  stores,
  bank,
  clock = () => Date.now() as Instant,
  random = randomBytes,
  wait = patientWait,
  onProgress = () => undefined,
}: CasesOptions): Cases => {
  let usingSession = false;
  const ending = new AbortController();
  const store = caseStore(stores, () => usingSession);
  const client = bank === null ? null : bankClient(bank.address);
  const box = outbox(
    { bank, store, random, clock },
    client === null ? null : { client, store, clock, patience: { wait, random, signal: ending.signal }, onProgress },
    summaryOf,
  );
  const told = (keychain: StoreStatus): Outcome<SecretsStatus> =>
    ok({ using: usingSession ? "session" : "keychain", keychain, name: stores.keychain.name });
  return {
    sending: box.sending,
    cases: caseList({ store, bank, client, clock, random, signal: ending.signal }),
    secrets: {
      status: async () => told(await stores.keychain.status()),
      tryAgain: async () => {
        const keychain = await stores.keychain.unlock();
        if (keychain === "ready") usingSession = false;
        return told(keychain);
      },
      useSession: async () => {
        usingSession = true;
        return told(await stores.keychain.status());
      },
    },
    close: () => {
      ending.abort();
      box.clear();
    },
  };
};
