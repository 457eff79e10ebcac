/**
 * @file The door to this room: sending and keeping cases. The composition root makes one of these and hands the contract's
 * calls on to it.
 */
import { randomBytes } from "node:crypto";
import { ok, type Outcome } from "../shared/contract/define.ts";
import type { SecretsStatus } from "../shared/contract/secrets.ts";
import type { Instant } from "../shared/model/brand.ts";
import { bankClient } from "./bank-client/client.ts";
import type { Cases, CasesOptions } from "./options.ts";
import { patientWait } from "./patience.ts";
import { closedStore } from "./secret-store/closed.ts";
import type { SecretStore, StoreStatus } from "./secret-store/port.ts";
import { sessionStore } from "./secret-store/session.ts";
import { spaceKeyring } from "./spaces/keyring.ts";
import { CURRENT_COST } from "./spaces/passphrase-key.ts";
import { spacesArea, type Entered } from "./spaces/spaces.ts";
import { slowedTries } from "./spaces/tries.ts";
import { workplace, type Workplace } from "./workplace.ts";

export type {
  AdoptArguments,
  BankDestination,
  Cases,
  CasesOptions,
  ChosenItem,
  NoteElsewhereArguments,
  PrepareArguments,
  PrepareMoreArguments,
  SendingProgress,
  Stores,
} from "./options.ts";
export type { SecretStore, StoreFault, StoreResult, StoreStatus } from "./secret-store/port.ts";
export { journalKeys, type JournalKeys } from "./journal-key.ts";
export { keychainStore } from "./secret-store/keychain.ts";
export { sessionStore } from "./secret-store/session.ts";
export { exportTmk, type ExportedFile } from "./handover/export.ts";
export { CASE_NUMBER_TO_COME } from "./requests.ts";

/** Number and PIN of what was kept for this session only leave memory with it, and not only when the process ends. */
const emptied = async (session: SecretStore): Promise<void> => {
  const all = await session.entries();
  if (all.ok) for (const name of all.value.keys()) await session.remove(name);
};

/** Five minutes: long enough to read a page, short enough for a shared desk. */
const LOCK_AFTER = 300_000;

/** Composes the room from its stores, its bank and its clock. Reads nothing and connects to nothing yet. */
export const createCases = ({
  stores,
  bank,
  clock = () => Date.now() as Instant,
  random = randomBytes,
  wait = patientWait,
  bankTimeout = 30_000,
  onProgress = () => undefined,
  onPlaceChanged = () => undefined,
  lockAfter = LOCK_AFTER,
  passphraseCost = CURRENT_COST,
}: CasesOptions): Cases => {
  let usingSession = false;
  const client = bank === null ? null : bankClient(bank.address, bankTimeout);
  const parts = {
    bank,
    client,
    clock,
    random,
    wait,
    onProgress: (progress: Parameters<typeof onProgress>[0]) => {
      spaces.touch();
      onProgress(progress);
    },
  };

  const placeFor = (entered: Entered): Workplace => {
    switch (entered.kind) {
      case "personal":
        return workplace(parts, stores, () => usingSession, null);
      case "space":
        return workplace(parts, { keychain: entered.space.store, session: sessionStore() }, () => false, "keychain");
      case "visit":
        return workplace(parts, { keychain: closedStore(stores.keychain.name), session: sessionStore() }, () => true, "session");
    }
  };
  let here = placeFor({ kind: "personal" });
  let kind: Entered["kind"] = "personal";

  const spaces = spacesArea({
    keyring: spaceKeyring(stores.keychain, passphraseCost),
    tries: slowedTries(stores.keychain, () => performance.now()),
    clock,
    lockAfter,
    enter: (entered) => {
      here.close();
      here = placeFor(entered);
      kind = entered.kind;
    },
    onChanged: onPlaceChanged,
  });

  /** Whatever is asked of a place is a sign that somebody is there. */
  const inPlace =
    <Args extends readonly unknown[], Result>(act: (place: Workplace) => (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> => {
      spaces.touch();
      return act(here)(...args);
    };

  const told = (keychain: StoreStatus): Outcome<SecretsStatus> =>
    // A visit uses no keychain, so a locked or missing one is no trouble there; a space uses nothing else.
    ok({ using: kind === "visit" || (kind === "personal" && usingSession) ? "session" : "keychain", keychain, name: stores.keychain.name });

  return {
    sending: {
      prepare: inPlace((place) => place.sending.prepare),
      prepareMore: inPlace((place) => place.sending.prepareMore),
      send: inPlace((place) => place.sending.send),
      discard: inPlace((place) => place.sending.discard),
    },
    cases: {
      list: inPlace((place) => place.cases.list),
      unreadable: inPlace((place) => place.cases.unreadable),
      check: inPlace((place) => place.cases.check),
      reveal: inPlace((place) => place.cases.reveal),
      rename: inPlace((place) => place.cases.rename),
      withdraw: inPlace((place) => place.cases.withdraw),
      forget: inPlace((place) => place.cases.forget),
      adopt: inPlace((place) => place.cases.adopt),
      elsewhere: inPlace((place) => place.cases.elsewhere),
      noteElsewhere: inPlace((place) => place.cases.noteElsewhere),
      revealElsewhere: inPlace((place) => place.cases.revealElsewhere),
    },
    handover: {
      export: inPlace((place) => place.handover.export),
      sheet: inPlace((place) => place.handover.sheet),
    },
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
    spaces: spaces.area,
    lockSpace: spaces.lockSpace,
    close: () => {
      spaces.close();
      here.close();
      void emptied(stores.session);
    },
  };
};
