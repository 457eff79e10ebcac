/** @file Cases in their stores: found by id across both, written forward only, never dropped because one of them is unreadable. */
import { failed, ok, type Outcome } from "../shared/contract/define.ts";
import type { CaseId } from "../shared/model/brand.ts";
import type { Keeping, UnreadableCase } from "../shared/model/case.ts";
import type { ErrorCode } from "../shared/model/error.ts";
import { decodeEntry, encodeEntry, isFromNewerVersion, joinEntries, type CaseEntry, type ElsewhereEntry, type Entry } from "./entry.ts";
import type { Stores } from "./options.ts";
import { isSealed, type SecretStore, type StoreFault } from "./secret-store/port.ts";

export interface Kept<Held extends Entry> {
  readonly id: CaseId;
  readonly keeping: Keeping;
  readonly entry: Held;
}
export type KeptCase = Kept<CaseEntry>;
export type KeptElsewhere = Kept<ElsewhereEntry>;

export interface Known {
  readonly cases: readonly KeptCase[];
  readonly elsewhere: readonly KeptElsewhere[];
  /** Entries that this program can't read. They are left as they are. */
  readonly unreadable: readonly UnreadableCase[];
}

/** The sentence that a store's fault is told with. */
export const codeOf = (fault: StoreFault): ErrorCode => `keychain-${fault}`;

/** How often a case is written again when another program wrote the same one in between. */
const SAVE_ATTEMPTS = 3;

const nameOf = (id: CaseId) => id.slice("case-".length);
const idOf = (name: string) => `case-${name}` as CaseId;

export interface CaseStore {
  /** Every readable case of the stores in use. */
  readonly all: () => Promise<Outcome<Known>>;
  readonly find: (id: CaseId) => Promise<Outcome<KeptCase>>;
  readonly findElsewhere: (id: CaseId) => Promise<Outcome<KeptElsewhere>>;
  /**
   * Keeps a case, joined with what stands there already, and reads it back: only what can be read again is kept.
   * Answers with the case as it now stands.
   */
  readonly save: (kept: KeptCase) => Promise<Outcome<KeptCase>>;
  readonly saveElsewhere: (kept: KeptElsewhere) => Promise<Outcome<KeptElsewhere>>;
  /** Removes a case of either kind. */
  readonly remove: (id: CaseId) => Promise<Outcome<undefined>>;
}

/**
 * Cases over the given stores. While the person has not chosen the session, the keychain's fault is the answer; afterwards
 * a keychain that can't be read is left out, because the person was told.
 * @param sessionChosen whether the person chose to go on with this session's memory
 */
export const caseStore = (stores: Stores, sessionChosen: () => boolean): CaseStore => {
  const storeOf = (keeping: Keeping): SecretStore => stores[keeping];

  const readFrom = async (keeping: Keeping, id: CaseId): Promise<Outcome<Kept<Entry> | null>> => {
    const text = await storeOf(keeping).read(nameOf(id));
    if (!text.ok) return failed(codeOf(text.fault));
    // A sealed entry belongs to a space that is not open: here there is nothing.
    if (text.value === null || isSealed(text.value)) return ok(null);
    const entry = decodeEntry(text.value);
    return entry === null ? failed("keychain-changed") : ok({ id, keeping, entry });
  };

  const allOf = async (keeping: Keeping): Promise<Outcome<Known>> => {
    const entries = await storeOf(keeping).entries();
    if (!entries.ok) return failed(codeOf(entries.fault));
    const cases: KeptCase[] = [];
    const elsewhere: KeptElsewhere[] = [];
    const unreadable: UnreadableCase[] = [];
    for (const [name, text] of entries.value) {
      if (isSealed(text)) continue;
      const id = idOf(name);
      const entry = decodeEntry(text);
      if (entry === null) unreadable.push({ id, why: isFromNewerVersion(text) ? "newer-version" : "changed" });
      else if (entry.kind === "case") cases.push({ id, keeping, entry });
      else elsewhere.push({ id, keeping, entry });
    }
    return ok({ cases, elsewhere, unreadable });
  };

  const findAny = async (id: CaseId): Promise<Outcome<Kept<Entry>>> => {
    const inSession = await readFrom("session", id);
    if (inSession.ok && inSession.value !== null) return ok(inSession.value);
    const inKeychain = await readFrom("keychain", id);
    if (!inKeychain.ok) return inKeychain;
    return inKeychain.value === null ? failed("unknown-case") : ok(inKeychain.value);
  };

  const saveOnce = async (kept: Kept<Entry>): Promise<Outcome<Kept<Entry>> | "overtaken"> => {
    const { id, keeping, entry } = kept;
    const there = await readFrom(keeping, id);
    if (!there.ok) return there;
    const before = there.value?.entry;
    const joined = before?.kind === "case" && entry.kind === "case" ? joinEntries(before, entry) : entry;
    const text = encodeEntry(joined);
    if (text === null) return failed("keychain-full");
    const written = await storeOf(keeping).write(nameOf(id), text);
    if (!written.ok) return failed(codeOf(written.fault));
    const back = await storeOf(keeping).read(nameOf(id));
    if (!back.ok) return failed(codeOf(back.fault));
    const entryBack = back.value === text ? decodeEntry(text) : null;
    return entryBack === null ? "overtaken" : ok({ id, keeping, entry: entryBack });
  };

  const saveAny = async (kept: Kept<Entry>): Promise<Outcome<Kept<Entry>>> => {
    for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
      const saved = await saveOnce(kept);
      if (saved !== "overtaken") return saved;
    }
    return failed("keychain-changed");
  };

  // One after another within this program; against another program saveAny looks again after writing.
  let saving: Promise<unknown> = Promise.resolve();
  const inTurn = (kept: Kept<Entry>): Promise<Outcome<Kept<Entry>>> => {
    const turn = saving.then(() => saveAny(kept));
    saving = turn;
    return turn;
  };

  const asCase = (outcome: Outcome<Kept<Entry>>): Outcome<KeptCase> => {
    if (!outcome.ok) return outcome;
    const { id, keeping, entry } = outcome.value;
    return entry.kind === "case" ? ok({ id, keeping, entry }) : failed("unknown-case");
  };
  const asElsewhere = (outcome: Outcome<Kept<Entry>>): Outcome<KeptElsewhere> => {
    if (!outcome.ok) return outcome;
    const { id, keeping, entry } = outcome.value;
    return entry.kind === "elsewhere" ? ok({ id, keeping, entry }) : failed("unknown-case");
  };

  return {
    all: async () => {
      const session = await allOf("session");
      const keychain = await allOf("keychain");
      if (!session.ok) return session;
      if (!keychain.ok) return sessionChosen() ? session : keychain;
      return ok({
        cases: [...keychain.value.cases, ...session.value.cases],
        elsewhere: [...keychain.value.elsewhere, ...session.value.elsewhere],
        unreadable: [...keychain.value.unreadable, ...session.value.unreadable],
      });
    },
    find: async (id) => asCase(await findAny(id)),
    findElsewhere: async (id) => asElsewhere(await findAny(id)),
    save: async (kept) => asCase(await inTurn(kept)),
    saveElsewhere: async (kept) => asElsewhere(await inTurn(kept)),
    remove: async (id) => {
      const kept = await findAny(id);
      // An entry that can't be read can still be forgotten: the person asked for it by name.
      if (!kept.ok && kept.code !== "keychain-changed") return kept;
      const removed = await storeOf(kept.ok ? kept.value.keeping : "keychain").remove(nameOf(id));
      return removed.ok ? ok(undefined) : failed(codeOf(removed.fault));
    },
  };
};
