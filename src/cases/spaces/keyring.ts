/** @file Spaces as they stand in a store: made, found by name and passphrase, changed and erased. */
import { randomBytes } from "node:crypto";
import { failed, ok, type Outcome } from "../../shared/contract/define.ts";
import type { SpaceName } from "../../shared/contract/spaces.ts";
import { codeOf } from "../case-store.ts";
import type { SecretStore } from "../secret-store/port.ts";
import { decodeHeader, encodeHeader, openHeader, type ClosedHeader, type SpaceInside } from "./header.ts";
import { foldedName, isWeaker, newDerivation, passphraseKey, type Cost, type Derivation } from "./passphrase-key.ts";
import { sealedStore } from "./sealed-store.ts";
import { KEY_BYTES } from "./sealing.ts";

export interface OpenSpace {
  /** Its header's entry. */
  readonly entry: string;
  readonly inside: SpaceInside;
  readonly store: SecretStore;
  /** While true, nothing is written into the space, whoever still holds its store. */
  readonly shut: (isShut: boolean) => void;
}

const sameDerivation = (a: Derivation, b: Derivation) => a.salt === b.salt && a.logN === b.logN && a.r === b.r && a.p === b.p;

/** Spaces within `store`, new ones sealed at `cost`. */
export interface SpaceKeyring {
  readonly create: (name: SpaceName, passphrase: string, now: number) => Promise<Outcome<OpenSpace>>;
  /** `space-not-opened` whether name or passphrase is wrong or there is no such space. */
  readonly open: (name: string, passphrase: string) => Promise<Outcome<OpenSpace>>;
  /** Seals the header anew under another name or passphrase. The entries' own key stays, so none of them is touched. */
  readonly reseal: (space: OpenSpace, name: string, passphrase: string) => Promise<Outcome<OpenSpace>>;
  /** Removes every entry that the space's key opens, then its header, and looks for what is left. */
  readonly erase: (space: OpenSpace) => Promise<Outcome<{ readonly removed: number }>>;
}

/** The keyring over a store; nothing is read before it is asked. */
export const spaceKeyring = (store: SecretStore, cost: Cost): SpaceKeyring => {
  const headers = async (): Promise<Outcome<readonly ClosedHeader[]>> => {
    const all = await store.entries();
    if (!all.ok) return failed(codeOf(all.fault));
    return ok([...all.value].map(([name, text]) => decodeHeader(name, text)).filter((header) => header !== null));
  };

  // Spaces share a derivation where they can: then opening one costs one, however many there are.
  const currentDerivation = (found: readonly ClosedHeader[]): Derivation =>
    found.map((header) => header.derivation).find((given) => !isWeaker(cost, given)) ?? newDerivation(cost);

  const opened = (entry: string, inside: SpaceInside): OpenSpace => {
    let isShut = false;
    return {
      entry,
      inside,
      store: sealedStore(store, inside.key, () => isShut),
      shut: (shut) => {
        isShut = shut;
      },
    };
  };

  const write = async (entry: string, inside: SpaceInside, passphrase: string, used: Derivation): Promise<Outcome<OpenSpace>> => {
    const key = await passphraseKey(inside.name, passphrase, used);
    const text = encodeHeader(entry, used, key, inside);
    const written = await store.write(entry, text);
    if (!written.ok) return failed(codeOf(written.fault));
    const back = await store.read(entry);
    if (!back.ok) return failed(codeOf(back.fault));
    return back.value === text ? ok(opened(entry, inside)) : failed("keychain-changed");
  };

  const open = async (name: string, passphrase: string): Promise<Outcome<OpenSpace>> => {
    const found = await headers();
    if (!found.ok) return found;
    // Where there is no space at all, a wrong passphrase must take as long as where there is one.
    const derivations = found.value.length === 0 ? [newDerivation(cost)] : [];
    for (const header of found.value) {
      if (!derivations.some((known) => sameDerivation(known, header.derivation))) derivations.push(header.derivation);
    }
    for (const used of derivations) {
      const key = await passphraseKey(name, passphrase, used);
      for (const header of found.value.filter((candidate) => sameDerivation(candidate.derivation, used))) {
        const inside = openHeader(header, key);
        if (inside === null || foldedName(inside.name) !== foldedName(name)) continue;
        if (!isWeaker(cost, used)) return ok(opened(header.entry, inside));
        const better = await write(header.entry, inside, passphrase, currentDerivation(found.value));
        // A header that could not be sealed anew is still there as it was, and open.
        return better.ok ? better : ok(opened(header.entry, inside));
      }
    }
    return failed("space-not-opened");
  };

  return {
    open,
    create: async (name, passphrase, now) => {
      const there = await open(name, passphrase);
      if (there.ok) return failed("label-taken");
      if (there.code !== "space-not-opened") return there;
      const found = await headers();
      if (!found.ok) return found;
      const inside = { name, key: randomBytes(KEY_BYTES), createdAt: now };
      return write(randomBytes(16).toString("hex"), inside, passphrase, currentDerivation(found.value));
    },
    reseal: async ({ entry, inside }, name, passphrase) => {
      const found = await headers();
      if (!found.ok) return found;
      return write(entry, { ...inside, name }, passphrase, currentDerivation(found.value));
    },
    erase: async (space) => {
      const own = await space.store.entries();
      if (!own.ok) return failed(codeOf(own.fault));
      let removed = 0;
      for (const name of own.value.keys()) {
        const gone = await space.store.remove(name);
        if (!gone.ok) return failed(codeOf(gone.fault));
        if (gone.value) removed += 1;
      }
      // The header goes last: cut off before, the space still opens and can be erased again.
      const header = await store.remove(space.entry);
      if (!header.ok) return failed(codeOf(header.fault));
      const [left, all] = [await space.store.entries(), await store.entries()];
      if (!left.ok) return failed(codeOf(left.fault));
      if (!all.ok) return failed(codeOf(all.fault));
      const gone = [...own.value.keys(), space.entry];
      return left.value.size === 0 && !gone.some((name) => all.value.has(name)) ? ok({ removed }) : failed("keychain-failed");
    },
  };
};
